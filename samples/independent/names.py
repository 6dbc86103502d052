# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
# Invented people. names.py prints which surnames stand in frogdata's list.
DEV = """Tjeerd Hoekemastra|Wiebrigje van der Terpsmid|Sietske Wolddrenth|Jurjen Ypenhorst|Anouk van 't Zandeind|Bram Koopmans|Femke de Wit|Hendrikus van den Bosch|Marieke Dijkzwart|Pieter-Jan Slootweg
Youssef el Mersaoui|Fatima Benyachrouf|Hamza Aït Boulmane|Naïma Bouzidi|Soufiane Amrani|Emine Karadereoğlu|Mehmet Taşbilek|Zeynep Yılmaz|Oğuzhan Gülümsek|Hatice Şahin
Radjesh Doerdjanpersad|Sharmila Ramdin|Winston Kromosentiko|Cherida Pinas|Glenn Vriesdema|Agnieszka Brzozowiak|Paweł Wójcikiewski|Katarzyna Nowak|Zbigniew Szczepaniakow|Wenling Zhuangmei
Li Xiaolan|Chen Guoqiang|Tesfalem Ghebremichael|Haben Woldeyesus|Selam Tekleab|Yonas Kidane|Nguyen Thi Bich|Oluwaseun Adeyemi-Brandsema|Abdirahman Warsame|Ingrid Haverschmidtlo""".replace("\n", "|").split("|")
HELD = """Doutzen Kingmastra|Sjoukje fan Terwisscha|Gerlof Oenemaheide|Rixt Bijlsma|Hidde van der Wielslag|Joost ten Kortenoever|Lotte Zwanepolder|Thijs van Beukenrode|Willemijn de Groot|Cornelis Verhoeven
Ikram el Ouazghiri|Bilal Tahmouchi|Mounir Bensaïd|Loubna Akkadari|Khadija Alaoui|Gülay Demirtaşlı|Ferhat Öztürk|İbrahim Karabulutcan|Nuray Çelik|Serkan Uzunköprülü
Soerin Bhagwandien|Marlon Kartodikroom|Anushka Jhinkoelal|Rewien Autarwal|Joyce Landvreugd|Małgorzata Kwiatkowiczka|Tomasz Zieliński|Grzegorz Dąbrowniak|Ewa Kamińska|Meihua Ouyangzhi
Wang Jianyu|Lin Shufen|Filmon Habtezghi|Rahwa Berhanekal|Senait Haile|Mulugeta Tsegaywold|Amina Jama Farahdiin|Kwabena Osei-Tutuman|Ljubica Petrovićan|Ørjan Blikkenhorst""".replace("\n", "|").split("|")

if __name__ == "__main__":
    listed = {line.strip().lower() for line in open("/usr/share/frog/nld/familienamen.ner", encoding="utf-8")}
    for label, names in (("dev", DEV), ("held", HELD)):
        last = [n.split(" ")[-1].lower() for n in names]
        known = [n for n in last if n in listed]
        print(label, len(last), "listed", len(known), known)
