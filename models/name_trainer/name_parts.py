# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Invented people: names from word lists, and names put together from parts of many languages, so that
a model learns shapes and contexts and not lists. Parts are split by seed into those for training and
those for development."""
import hashlib
import pathlib

FROG = pathlib.Path("/usr/share/frog/nld")

# origin: (first-name starts, first-name ends, surname starts, surname ends, particles)
PARTS = {
    "nl": ("An Be Bram Bri Da El Em Fem Fen Flo Ge Ger Han Har Her Ine Ja Jas Je Jo Ka Kar Kla Lau Lie Lin Loe Lot Ma Mar Mer Mil Nien Noor Pau Pie Ro Roe Ru San Sie Ste Sti Ti Tho Wen Wil Wou Yve",
           "bert brand ke ne ra je lies mijn rik lijn ina tje mke da wijn no nard let nie ter vin line mer co bart trude fred jan lia rieke nneke ndert smus lou dine",
           "Aal Ber Bloem Boe Bog Bol Brand Bras Broek Brui Dam Doorn Drie Duin Eek Els Gel Gras Groen Haar Hage Har Heem Hel Hof Hoog Huis Kamer Kem Kers Klaver Kooi Kop Kraan Krui Kuip Laar Lange Leeuw Linde Loo Maas Meer Mole Moor Nieu Nij Oost Oude Pau Peer Plas Pol Raam Ree Riet Rijn Roo Ruij Scha Sche Schil Sla Slot Smit Snoe Spaan Staal Steen Stok Stroo Tel Ter Tim Uit Valk Veen Ver Vis Vlie Voor Vries Waal Wel Wester Wie Wild Wil Wou Zand Zeel Zoet Zwart Zuij",
           "mans sen kamp huis veld berg broek horst dijk man ink ing ens stein meijer laar hoven eren donk boom beek bos burg daal ecker huizen hout kens kers koop kes laan ling lo mond oort ooms poel rade rik ruijter schot sloot stra term vaart vink voort vliet weg wijk winkel wijn zaal ma zeel els stad",
           "van de|van der|van den|van|de|den|ter|ten|van 't|in 't|op de|van het|te|op 't|aan de|uit de|vander|"),
    "fy": ("Aal Ab Auk Bau Doe Dou Dui Ee El Fok Fop Ger Gos Hay Hid Ie Jel Jil Jou Jur Maai Mei Min Nyn Oe Pyt Rein Rin Sie Sjoer Sij Tam Tja Tjit Wie Wob Yb",
           "tje ke sje kje tsen we ze de do e a je ma tske tse te lke rd rk brig",
           "Aard Balk Bak Bies Boer Bou Bruin Deel Dijk Dou Feen Fer Gal Ger Haan Hal Hiem Hoek Hof Ho Jel Jor Kal Kok Kui Lan Mein Mul Nau Oos Pos Rei Rin Ros Schaaf Sie Sik Spoel Stel Tal Tjep Veen Ven Vel Wal Wie Wij Ype Zand Zijl",
           "stra sma inga ema enga ga dsma tsma nga ia ma kstra rsma lstra jkema lsma kema", ""),
    "ar": ("Abd Ach Ami Ani Asm Ay Bil Bouc Bou Da Fa Fat Fou Gha Ha Had Ham Han Has Hou Ib Ik Il Im Is Ja Jam Ka Kha Kad La Lati Lou Mah Mal Mo Moh Mou Mus Na Nad Naj Nou Omay Ou Ra Rach Ri Sa Sal Sam Sou Su Ta Tou Wa Wid Ya Yas You Za Zak Zin",
           "ima ed ia id na ra a il im sal mid dia ja ssan ssine na man ni ya sin tha rif hir ssef der far ine dou kil wad lal sra chir taf mane mira lima",
           "Aar Abd Abou Ach Ad Agh Aj Akh Am Amr As Ay Az Bak Bar Bel Ben Bou Bouz Cha Chak Che Daou Dri Fa Fil Gha Gue Had Ham Has Had Id Ja Jel Ka Kad Kha Khal Lah Lam Maa Mah Man Mes Mez Mok Naj Nas Oua Oul Rach Rah Sa Sab Seb Sal Tah Tou Yak Zah Zer Zou",
           "oui ani aoui ouch idi ati rani chi ouni ali bi laoui ami adi ssi zouz mouch yani haddi rouki nouri khaldi louki daoui issi khti ghrib ouali zaoui jjaj",
           "El |Al |Ben |Aït |Ait |el |Bou|Oulad |Ben El |al-|El-|Al-||||"),
    "tr": ("Ah Ali Ay Ba Be Ber Bur Can Ce Cem Çağ Dil E El Em En Er Es Ey Fa Fi Gök Gü Gül Ha Hü İb İs Ka Ke Kü Me Meh Mu Mus Ne Nil Nur Oğ On Or Öz Pı Se Sel Ser Si Su Şe Şey Ta Tol Tu Uğ Ü Yağ Ya Yu Ze Zü",
           "met şe rkan gül zra can ral ra nur rem sun han tafa fer vin da han mur cem lin ver kan maz niz tay lem suf hra lya tan rat re nan rık len",
           "Ak Al Ar As Ay Bal Bay Boz Bul Can Çak Çal Çel Çet Çif De Demir Doğ Du Dur Ekin El Er Erd Gök Gül Gün Güç Ha İn Ka Kara Kay Kılı Kızıl Koç Kork Kur Mu Nal Oğuz Öz Pol Sa Sarı Say Şa Şen Şim Taş Te Top Tun Tür Uç Ulu Ünl Ya Yal Yaz Yeş Yıl Yük Zor",
           "dız türk maz oğlu can taş kaya er soy demir ır el çi bay gün tekin kuş ak ik aslan doğan lu ün mez polat men dağ lmaz göz han kan sal yurt alp", ""),
    "sr": ("An Ar As Bha Cha De Di Ga In Ja Ka Ki La Ma Mo Na Ni Pra Ra Ri Ro Sa San Shan Sha Sher So Su Ta Vi Wi",
           "rita nesh sh jai wien dewi ni mila kash dra lini tie shma niel shant mesh winder kumari rdjan vind wati nand",
           "Adh Anan Ba Bal Bha Bi Bis Cha Dhan Dew Gan Ga Gob Goe Har Hi Ja Jad Jag Ji Ka Kal Khe Kis La Lach Ma Mah Man Mo Nan Nar Pan Per Ra Ragho Ram Rat Sa Sew Shar Si Soe Soek Su Tew Vi",
           "sing persad bali bahadoer dien adhin lal nath oe kisoen pershad gobind nandan doerga lall soekh ram poersad charan mangal dat bir gopal jit war pal khan hoe nath sukh doebe hai", ""),
    "pl": ("A Ag Bar Bo Da Do E Grze Ja Jo Ka Kata Kry Ł Ma Mag Mał Mi Mo Pa Pio Raf Se Sta Szy To Wi Wo Zbi Zo",
           "nieszka tosz gusia rek minik wa gorz cek rzyna styna ukasz teusz dalena gorzata chał nika weł tr ał bastian nisław mon masz told jciech gniew fia",
           "Ada Bar Bia Boro Chmie Dą Dud Gał Gła Gó Gra Jab Jan Ja Kac Kal Kamiń Kle Kop Kow Kra Krup Kucha Le Lewan Mac Maj Mal Mi Mro No Ol Os Paw Pie Piotr Ros Rut Sie Sob Sta Szcze Szy Tom Wal Wasi Wiś Włod Woj Wró Zaj Zie Żu",
           "ski ska owski owska ewicz czyk ak ek iak icki icka cki iński ińska ewski ewska czak ała ara uk yński ylak", ""),
    "cn": ("Wei Xiao Li Jing Yan Hui Fang Min Jun Yu Xin Hao Mei Ling Chun Zhi Jia Yi Qing Bo", "ming hua ling wei yan jun fang xin yu |||", "W Zh L X Ch H T C Zh Sh Y G Q K J", "ang eng iu u en ao ou eung i an ong ai ia ing ui", ""),
    "vn": ("Thị Văn Minh Hồng Thu Ngọc Đức Quang Kim Anh", " Lan| Hương| Linh| Hùng| Tuấn| Dũng| Mai| Phương| Hà| Trang| Long", "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Đinh Lương", "", ""),
    "gh": ("Ab Ad A Af Ak Am Ko Kwa Kwe Ya Yaw E Nana Efu Es Kof Owu", "ena wasi bena ma sua ku fi me kua i woa dzo ba si ", "Acheam Ad Ag Agye Am Amo Ampo An Ap As Asa Ba Boa Bo Da Don Ef Fri Gya Kwa Man Men Mint Nk Nt Od Of Opo Os Owu Sar Tu", "pong dai yei mang su nsah ako oku ateng ong ah pong ntim kwa rko anin asi mah ei tey onsu aboah rpong fuor", ""),
    "er": ("A Al Am Be Da Ef Ey Fi Fre Ghe Ha Ki Lu Me Mi Na Ro Sa Se Sam Sol Te Tes Ti We Ye Yo Zer", "bel ganesh rhane wit rem ob lmon bret ton elom sfay mawi haret iel hannes nait lam hagos natnael rat sen kle", "A Abra Ber As Ba De Fes Ghe Gebre Ha Haile Ka Ke Ki Kib Me Men Mi Ne Ogba O Se Te Tekle Tes We Wolde Ye Ze", "ham he mehari bremariam lemariam slasie sfai dros hane rom gaber gzi michael negus kidan tsadik mariam giorgis siye zghi", ""),
    "pt": ("Ale Ana Ani Bea Car Cla Di Edu Fer Fi Gis Hele Jo João Ju Le Lu Ma Mar Mi Na Pau Ra Ro Sha Shar Suza Ti Vi", "xandra lisa triz los dio ego ardo nanda lomena la na ão liana andro cas ria guel tasha lo fael drigo landa xaine nne ago tor ldo", "Alb Alme Al Bat Bran Car Cas Coe Cor Cos Cro Cu Dia Far Fer Fran Go Gon Ja Lo Ma Mar Men Mon Mou Na Oli Pa Pe Pin Ri Ro Sa Sil Sou Tei Va Vi", "ista da ves dão doso tro lho reia ta es la z ia nandes cisca mes çalves nsen pes rtina duro ques tins teiro ra scimento veira nedo reira beiro drigues ntos va za xeira quez cente na", "da |de |dos |||"),
    "id": ("A Bu De Di E Fe Gu Ha In I Ju Le Li Ma Me No Pu Ra Ri Ro Sa Si Sri Su Tri Wa Yo Yu", "di ndra wi an ko rry dah nawan ntan gung rtini dewi tri ti na yani hmat sti to harto lastri nata wan hono ni", "A Ha Hati Ka La Lati Li Lou Ma Man Mata Metia Ne Pat Pati Pe Pi Pu Ra Ri Saha Sa Sal Sapu Si Sima Soe Su Tahi Ta Te Tom Tu Tua Wa Wi", "hatu lete tiasina puei hamury napessy wijaya nanlohy lewa rissa tty sopacua puty kaya nno rdjo hardjo santoso tama beka tuhena runggi njuntak tubun latu lawane rella wael natan", ""),
    "af": ("Ab Ah Am Ay Fa Fa Gul Ha Ho Ja Kho Ma Mar Mi Na Ni Par Ra Re Sa Sha Shir So Ya Za Zoh", "dul mad ir sha rid wali bib ssein mal shid ryam na sir loufar wiz hmat za deq hid in raya hra han reh", "Ab Ah Ak Ami Ash As Az Ba Bak Fai Gha Ghol Ha Has Hos Ja Ka Kar Kha Ma Moh Mo Na Naz Nia No Pop Qa Ra Rah Rez Sa Sad Sha Sher Sul Tah Wal Ya Za", "bari madi adi rafi ghari hshar rzad zani rimi hsen ssini lali mmadi rouzi ri jad zadeh sefi yan pour ndi qi leh hoori nian wali tani war zai khel", ""),
    "so": ("A Ab Ay Ca De Fa Fow Ha Hod Il I Khad Le Mo Na Om Sa Si Su Ya", "bdi dirahman aan li qa duma ziya ssan han yaas fra ija yla hamed ima ar hra hal adra leyman sin", "Ab Ad Ah Ali Ar Bar Cal Dir Du Far Gu Has Her Ib Is Jam Ma Mah Mo Mu Nu Os Ro Sa Sham Sheikh War Yu", "dullahi den med as re tan ie ale ah leed si san rahim maciil a hamud hamed se r man ble id arke same suf", ""),
    "ro": ("A Ale An Bog Ca Cos Cris Da Do E Flo Ge Gri Io I Iri Ju La Ma Mi Ni Oa O Pa Ra Ro Si So Ste Va Vik Vla Zla", "drei xandra dan rmen min tina niela rin lena rin orge gore n na vana lia ura ria hail cola na ksana vel du xana mona rina fan sil tor dimir tko ana", "Al Bog Bon Bu Chi Con Cris Da Di Dra Dum Flo Geor Gri Ha Iva Il Io Iv Ka Kov Kra Lu Ma Mar Mi Mol Mun Ne Ni Pa Pet Po Pop Ra Rus Sa Ser Shev Sto Ta To Va Vas Voj Zel", "escu eanu anu ovic ov ova ev eva enko chenko uk in an aru iu nko vić ić čić ović ković ski tchouk ienko oveanu aru ici", ""),
    "de": ("Al An Bar Ber Bri Chri Die Eck Ef Fran Fried Ge Gise Gün Han Hei Hel Ing Jen Jür Kat Kla Lie Lu Man Mar Mo Ni Ot Pe Rai Re Rol Sa Se Si Sté Su Syl Thie The Ul Vé Wolf Yvo", "ke tje bara nd gitte stian ter hard fi ziska rich org la ter nelore ke ga mut ns gen ja us tte dwig fred kus nika cole to tra ner nate and bine bastian mon fan phane sanne vie rry rèse rich ronique gang nne", "Acker Alt Bau Beck Berg Bött Brau Dub Eber Eich Fisch Four Frei Gär Gau Gro Hart Hof Hub Jung Käs Kel Kirch Klein Krä Kühn Lam Lef Leh Lind Mar May Mer Mül Neu Ober Pfei Rein Rich Rou Sauer Schä Schmi Schnei Schrö Schul Sei Stein Tho Vogt Wag Wal Wei Win Zim", "mann er bach nier meier ler hauer vre ssel born hardt wald ner tz der ger fer dt sson gne reau lin net mp ber stetter beck kel tier chet", "von |Von dem |von der |||||"),
    "en": ("Al An Ash Ben Bra Bri Cal Cha Chris Con Dan Day De Dy Ed Eli Em Eth Ga Geor Gra Har Ja Jes Jo Ken Ky Li Lo Lu Ma Me Mi Na Ni Oli Pat Ra Re Ri Ro Ry Sam Sha Ste Ta Ty Va Wi", "ton gela ley jamin dley tney lum ntelle topher nor iel na rek lan die za ily an vin rge ce ry mes sica rdan neth le am gan cas son lissa chelle than kita ver rick shawn becca cky xanne an antha nice phen mara rone nessa lliam", "Ab Al Ander Arm Ash Bar Ben Brad Bro Bur Camp Car Clark Col Coo Cra Dav Don Ed Ev Fitz Flet Fos Gar Gib Good Gra Hal Har Hen Hol Hud Jack Jef John Ken Law Mac Mar Mc Mit Mor Nich Ol O'Bri O'Con Pal Par Pat Pet Phil Rey Rich Rob Rus San Shep Simp Spen Stan Ste Tay Thomp Tur Wal Ward Wat West Whit Wil Wood", "bott len son strong ton nett ley wn gess bell ter den per wford ies aldson wards ans gerald cher ter dner son win ham rison ry loway kins stone fers rence tin Donald kenzie chell gan olson iver an nor mer ker erson ips nolds ard erts sell ders herd ce ley phens lor ner lace man field cott kinson ward", ""),
}
WEIGHTS = dict(nl=30, fy=5, ar=12, tr=8, sr=5, pl=6, cn=2, vn=2, gh=3, er=3, pt=5, id=4, af=4, so=2, ro=4, de=3, en=4)
# Names that people really share, without which no text looks real.
COMMON = ("Jan Piet Kees Henk Willem Anna Maria Sanne Emma Daan Lisa Tom Peter Johan Marieke Linda Mark Erik "
          "Fatima Mohamed Ahmed Youssef Samira Ali Mehmet Ayşe Fatma Hans Karin Ingrid Rob Bas Tim Eva Julia "
          "Sophie Lars Thijs Sem Noah Lotte Femke Anouk Joost Bart Wouter Ruud Ria Truus Gerda Wim Jos Ton "
          "Frans Cor Nel Els Ans Joke Tineke Wilma Petra Monique Esther Miranda Patricia Dennis Patrick Jeroen "
          "Marco Sander Maarten Martijn Rik Stefan Nick Kevin Mike Rick Roy Robin Kim Iris Naomi Amber").split()
COMMON_SURNAMES = ("de Jong|Jansen|de Vries|van den Berg|van Dijk|Bakker|Janssen|Visser|Smit|Meijer|de Boer|Mulder|"
                   "de Groot|Bos|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|"
                   "van der Meer|Kok|Jacobs|van der Linden|Vermeulen|de Haan|Yılmaz|El Amrani|Nguyen|Singh|Kaya|"
                   "Koster|van Vliet|Prins|Blom|Huisman|Peeters|Kuipers|van Veen|Post|Willems|Evers|Maas|Verhoeven|"
                   "Kuiper|Hermans|Schouten|de Bruin|Wolters|van Beek|van der Veen|Schipper|Koning|Timmermans|"
                   "Groen|Gerritsen|Jonker|Molenaar|Boer|Kramer|Scholten|Martens|van Wijk|Bosman|Veenstra|Bosch").split("|")
NO_GIVEN = "en of te de het een van in op an as at am is dan die dat den der"


def held_out(word, dev):
    """Every sixth part belongs to the development text and only to it."""
    return (hashlib.sha256(word.encode()).digest()[0] % 6 == 0) == dev


class Names:
    def __init__(self, rng, dev):
        self.rng = rng
        self.dev = dev
        self.parts = {}
        for origin, (fs, fe, ss, se, particles) in PARTS.items():
            split = [p.split() for p in (fs, ss)]
            ends = [e.split("|") if "|" in e else e.split() or [""] for e in (fe, se)]
            kept = [[p for p in s if held_out(p, dev)] or s for s in split]
            self.parts[origin] = (kept[0], ends[0], kept[1], ends[1], particles.split("|"))
        self.given_list = self._read("voornamen.ner")
        self.surname_list = self._read("familienamen.ner")
        self.origins = list(WEIGHTS)
        self.weights = list(WEIGHTS.values())

    def _read(self, name):
        lines = (FROG / name).read_text(encoding="utf-8").splitlines()
        return [w for w in lines if held_out(w, self.dev) and len(w) > 2 and "&" not in w
                and not any(c.isdigit() for c in w)]

    def origin(self):
        return self.rng.choices(self.origins, self.weights)[0]

    def given(self, origin):
        rng = self.rng
        roll = rng.random()
        if roll < 0.25:
            return rng.choice(COMMON)
        if roll < 0.5:
            return rng.choice(self.given_list)
        fs, fe, _, _, _ = self.parts[origin]
        for _ in range(9):
            name = (rng.choice(fs) + rng.choice(fe)).strip()
            if len(name) > 2 and name.lower() not in NO_GIVEN.split():
                break
        if rng.random() < 0.06:
            name += rng.choice(["-", " "]) + rng.choice(COMMON)
        return name

    def surname(self, origin):
        """(particle, surname)"""
        rng = self.rng
        roll = rng.random()
        if roll < 0.12:
            name = rng.choice(COMMON_SURNAMES)
        elif roll < 0.4:
            name = rng.choice(self.surname_list)
        else:
            _, _, ss, se, particles = self.parts[origin]
            name = rng.choice(ss) + rng.choice(se)
            if origin == "nl" and rng.random() < 0.35:
                name = rng.choice(particles) + " " + name
            elif origin not in ("nl", "fy") and particles and particles[0]:
                name = rng.choice(particles) + name
        name = name.strip()
        if rng.random() < 0.07:
            name += "-" + self.surname("nl")[1]
        at = next((i for i, c in enumerate(name) if c.isupper()), 0)
        return name[:at].strip(), name[at:]

    def person(self):
        return Person(self)


class Person:
    def __init__(self, names):
        rng = names.rng
        self.rng = rng
        origin = names.origin()
        self.first = names.given(origin)
        self.particle, self.last = names.surname(origin)
        self.middle = names.given(origin)[0] if rng.random() < 0.45 else ""
        self.female = rng.random() < 0.5

    @property
    def family(self):
        return f"{self.particle} {self.last}".strip() if not self.particle.endswith("-") else self.particle + self.last

    @property
    def family_capital(self):
        return self.family[:1].upper() + self.family[1:]

    @property
    def full(self):
        return f"{self.first} {self.family}"

    @property
    def initials(self):
        roll = self.rng.random()
        first, second = self.first[0].upper(), self.middle[:1].upper()
        if roll < 0.7:
            return first + "." + (second + "." if second else "")
        if roll < 0.8:
            return first + ". " + (second + ". " if second else "").strip()
        if roll < 0.9:
            return first + second
        return first + "." + (second + "." if second else "") + self.rng.choice("ABCDEFGHJKLMNPRSTVW") + "."

    @property
    def formal(self):
        return f"{self.initials.strip()} {self.family}"

    @property
    def reversed(self):
        tail = self.first if self.rng.random() < 0.5 else self.initials.strip()
        particle = " " + self.particle if self.particle else ""
        if self.rng.random() < 0.12:
            tail += f" {self.rng.choice('ABCDEFGHJKLMNPRSTVW')}."
        if self.rng.random() < 0.2:
            return f"{self.family_capital}, {tail}"
        if self.rng.random() < 0.1:
            return f"{self.last},{tail}{particle}"
        return f"{self.last}, {tail}{particle}"

    @property
    def called(self):
        """E.H. (Eddy) Schuurman"""
        return f"{self.initials.strip()} ({self.first}) {self.family}"

    def any_form(self):
        roll = self.rng.random()
        if roll > 0.985:
            return self.called
        if roll < 0.5:
            return self.full
        if roll < 0.72:
            return self.formal
        if roll < 0.82:
            return self.reversed
        return self.first if roll < 0.92 else self.family_capital

    def user(self):
        fold = str.maketrans("şŞıİçÇğĞöÖüÜéèëïńłżśáóíãçøđ", "sSiIcCgGoOuUeeeinlzsaoiacod")
        first, last = (x.translate(fold).lower().replace(" ", "").replace("'", "") for x in (self.first, self.family))
        form = self.rng.choice(["{f}.{l}", "{i}.{l}", "{i}{l}", "{f}{n}", "{f}_{l}", "{l}{i}", "{f}-{l}"])
        return form.format(f=first, l=last, i=first[:1], n=self.rng.randint(1, 99))
