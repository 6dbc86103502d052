# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Given names, surnames and surname parts by origin. Every second surname is composed from parts and
# kept only when Debian's frogdata list does not have it, so that lists alone cannot find it.
import functools
import pathlib

SURNAME_LIST = pathlib.Path("/usr/share/frog/nld/familienamen.ner")

# origin: (share, male, female, listed surnames, first parts, last parts)
ORIGINS = {
    "dutch": (34, "Jan Pieter Kees Daan Bram Sander Willem Hendrik Jeroen Maarten Thijs Gijs Ruben Lars".split(),
              "Anna Sanne Lotte Femke Marieke Ingrid Els Willemijn Roos Fleur Jolanda Tineke Esmée".split(),
              ("Jansen", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Dekker", "Kok", "Peters", "Vos", "Brouwer",
               "Groen", "Koning", "Prins", "Vermeulen", "Schouten", "Hoekstra", "Blom"),
              "Gre Kol Wes Brou Vle Olmen Kroe Hazel Lijs Wier Tol Bran Kuip Rave Steg Elzen Mol Duin Heg Vos".split(),
              "kampen huizer wijker velder laarts dijker hovens broekers meerder zandt rinkel beekse horster".split()),
    "prefixed": (16, "Johan Dirk Cornelis Rik Teun Wouter Joost Mark Bas Frits".split(),
                 "Johanna Cornelia Mirjam Hanneke Petra Annelies Iris Noor Carla Trijntje".split(),
                 ("van der Berg", "van Dijk", "de Vries", "van den Heuvel", "de Boer", "ter Horst", "van 't Hof",
                  "de Jong", "van der Meer", "den Hartog", "van de Ven", "op den Camp", "in 't Veld"),
                 "Schor Biest Lind Hagel Wolfs Eiken Kruis Grave Molen Plas Zwaan Hooi".split(),
                 "kuilen venneken hoevers berger wielen slootse akkeren donker eindt stegen".split()),
    "frisian": (8, "Sjoerd Wiebe Hylke Jelle Douwe Tjeerd Sipke".split(),
                "Sietske Froukje Jeltje Nynke Tjitske Wytske Hiske".split(),
                ("Hoekstra", "Dijkstra", "Postma", "Wiersma", "Terpstra", "Bouma"),
                "Tjal Ype Ried Sne Bolk Haar Wyt Grou Fran Oost".split(), "linga stra sma kema ringa dema werda".split()),
    "moroccan": (9, "Mohammed Youssef Karim Ayoub Bilal Hamza".split(), "Fatima Naima Samira Hafsa Khadija Ikram".split(),
                 ("El Amrani", "Bouzid", "El Idrissi", "Ait Ali", "Benali", "Ouali", "el Khattabi"),
                 "Bou Ou Azar Ham Tah Ziy Cher Mes".split(), "zraoui lkassi touni dchiri kroumi fellaoui raddi".split()),
    "turkish": (8, "Mehmet Emre Yusuf Çağlar Ömer Uğur".split(), "Ayşe Zeynep Elif Gülşen Büşra Şeyma".split(),
                ("Yılmaz", "Öztürk", "Kaya", "Demir", "Şahin", "Çelik"),
                "Ak Kara Gök Öz Tan Yıl Sar".split(), "dağlıoğlu pınarcı sökmez demirok kuşçu tepelioğlu".split()),
    "surinamese": (7, "Romano Winston Clyde Ravi Dewanand".split(), "Shanti Melissa Chandra Lucia Roshni".split(),
                   ("Ramdin", "Wijdenbosch", "Mohan", "Pinas", "Kartosen", "Sewdien"),
                   "Rams Jagd Bisn Kali Part Wongs".split(), "ewpersadh oebaran arbhoe odikromo endrasing".split()),
    "polish": (6, "Piotr Krzysztof Łukasz Tomasz Paweł".split(), "Agnieszka Małgorzata Zofia Katarzyna Bożena".split(),
               ("Kowalski", "Nowak", "Wiśniewska", "Zieliński", "Wójcik"),
               "Bar Gór Szcz Krza Mień Dłu".split(), "awkiewicz owczak ęberski yńczak ubowski".split()),
    "chinese": (4, "Wei Jun Ming Haoran".split(), "Li Xiaoling Mei Yuting".split(),
                ("Wang", "Zhang", "Chen", "Liu", "Huang"), "Zh X Qu Ji Sh".split(), "ueng iaoz anq ongl uaix".split()),
    "vietnamese": (3, "Minh Tuan Quang".split(), "Linh Thuy Huong".split(), ("Nguyen", "Tran", "Pham", "Le"),
                   "Ngh Tr Ph Kh".split(), "uyenh oangt uocl iemd".split()),
    "indonesian": (3, "Budi Agus Rizal".split(), "Dewi Siti Wulan".split(), ("Santoso", "Wijaya", "Pattinasarany", "Lawalata"),
                   "Su Wira Pati Lou Mar".split(), "hartonoto kusumadi nasarela pessyla tikono".split()),
    "arabic": (5, "Ahmad Omar Khaled Tariq".split(), "Layla Nour Rania Hala".split(),
               ("al-Hassan", "Haddad", "Khoury", "Al Masri"), "Al-S Al-K Dar Nas".split(), "awaheri oubari wishani rallahi".split()),
    "african": (2, "Abdi Yonas Kwame Tesfay".split(), "Hodan Selam Abena Ifrah".split(),
                ("Mohamud", "Tesfaye", "Mensah"), "Wol Geb Ow Has".split(), "desamuel reyohani usuwa sanwarsa".split()),
}
PREFIXES = ("van", "de", "van der", "van den", "van de", "den", "ter", "ten", "'t", "van 't", "op de", "te")


@functools.lru_cache(maxsize=1)
def listed_surnames():
    if not SURNAME_LIST.exists():
        raise SystemExit("samples: install the Debian package frogdata")
    return {line.strip().lower() for line in SURNAME_LIST.read_text(encoding="utf-8").splitlines()}


def surname_is_listed(surname):
    core = surname.split()[-1]
    return core.lower() in listed_surnames() or surname.lower() in listed_surnames()


def compose_surname(rng, first_parts, last_parts):
    while True:
        name = rng.choice(first_parts) + rng.choice(last_parts)
        if not surname_is_listed(name):
            return name


STREETS = ("Kerkstraat", "Dorpsweg", "Lindelaan", "Prins Hendrikkade", "Burg. van Hasseltlaan", "Zandpad",
           "Eikenhof", "Dr. Schaepmanstraat", "Molenwal", "Noordersingel", "'t Zandt", "Hoge Weide", "Esdoornplein",
           "Vrijheidsweg", "Laan van Nieuw-Guinea", "Nieuwe Achtergracht", "Kievitpad", "2e Kruisweg", "Buitenhaven",
           "Schoener", "Reigerhof", "Ds. Talmaweg", "Oude Zijds Wal", "Pastoor Kolfstraat", "De Ronding", "Wilgengriend")
# Streets in no list either: half of the addresses.
STREET_FIRST = "Groene Hoven Bremer Korte Vier Zilver Wester Appel Meeuwen Turf Zeven Klaver Ooster".split()
STREET_LAST = "hoevepad brinkweg akkersteeg tuinenlaan vliersingel markestraat bergehof kolkdreef sprengenpark".split()
TOWNS = ("Utrecht", "Alphen aan den Rijn", "Drachten", "Den Haag", "Sittard", "Zierikzee", "Emmen", "Oss", "Hengelo",
         "'s-Hertogenbosch", "Lelystad", "Zaandam", "Roosendaal", "Barneveld", "Sneek", "IJsselstein", "Weert")
BIRTHPLACES = TOWNS + ("Paramaribo", "Casablanca", "Ankara", "Warszawa", "Damascus", "Jakarta", "Willemstad", "Nador")
MUNICIPALITIES = ("Vlierdam", "Oosterhage", "Westerkoog", "Molenwaard", "Duinrade", "Heidehoven", "Bergveen",
                  "Lauwerdrecht", "Zandmeer", "Rivierhoek")
MAIL_DOMAINS = ("example.nl", "example.com", "example.org", "mail.example", "kpnpost.example", "ziggo-post.example",
                "postvak.nl", "mailbus.nl", "thuispost.nl", "webbrief.nl", "gmial.example")
