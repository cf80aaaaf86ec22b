"""Countries and the other names they go by: what is Russian is of Russia, and the U.S. is the United States."""

from __future__ import annotations

_NATIONS = """
afghanistan afghan afghans; albania albanian; algeria algerian; argentina argentine argentinian; armenia armenian
australia australian aussie; austria austrian; azerbaijan azerbaijani; bangladesh bangladeshi; belarus belarusian
belgium belgian; bolivia bolivian; bosnia bosnian; brazil brazilian; bulgaria bulgarian; cambodia cambodian
canada canadian; chile chilean; china chinese; colombia colombian; congo congolese; croatia croatian; cuba cuban
cyprus cypriot; czechia czech; denmark danish dane; egypt egyptian; england english; eritrea eritrean; estonia estonian
ethiopia ethiopian; europe european; finland finnish finn; france french frenchman; gaza gazan; georgia georgian
germany german; ghana ghanaian; greece greek; haiti haitian; honduras honduran; hungary hungarian; iceland icelandic
india indian; indonesia indonesian; iran iranian; iraq iraqi; ireland irish; israel israeli; italy italian
jamaica jamaican; japan japanese; jordan jordanian; kazakhstan kazakh; kenya kenyan; korea korean; kosovo kosovar
kuwait kuwaiti; laos laotian; latvia latvian; lebanon lebanese; libya libyan; lithuania lithuanian; malaysia malaysian
mali malian; mexico mexican; moldova moldovan; mongolia mongolian; morocco moroccan; mozambique mozambican
myanmar burma burmese; nepal nepalese nepali; netherlands dutch holland; nicaragua nicaraguan; nigeria nigerian
norway norwegian; oman omani; pakistan pakistani; palestine palestinian; panama panamanian; peru peruvian
philippines philippine filipino filipina; poland polish pole; portugal portuguese; qatar qatari; romania romanian
russia russian; rwanda rwandan; scotland scottish scot; senegal senegalese; serbia serbian serb; singapore singaporean
slovakia slovak; slovenia slovenian; somalia somali; spain spanish spaniard; sudan sudanese; sweden swedish swede
switzerland swiss; syria syrian; taiwan taiwanese; tanzania tanzanian; thailand thai; tibet tibetan; tunisia tunisian
turkey turkish turk turkiye; uganda ugandan; ukraine ukrainian; uruguay uruguayan; uzbekistan uzbek
venezuela venezuelan; vietnam vietnamese; wales welsh; yemen yemeni; zambia zambian; zimbabwe zimbabwean
africa african; asia asian; america american usa u.s. u.s.a.; britain british briton uk u.k.; eu e.u.; un u.n.
"""
SAME = {
    name: group.split()[0]
    for group in _NATIONS.replace("\n", ";").split(";")
    if group.strip()
    for name in group.split()
}
"""A folded name or adjective -> its country."""

PHRASES = {
    ("united", "states"): "america",
    ("united", "kingdom"): "britain",
    ("great", "britain"): "britain",
    ("european", "union"): "eu",
    ("united", "nations"): "un",
    ("saudi", "arabia"): "saudi",
}

_STATES = (
    "ala alabama;alaska alaska;ariz arizona;ark arkansas;calif california;colo colorado;conn connecticut;del delaware"
    ";fla florida;ga georgia;ill illinois;ind indiana;kan kansas;ky kentucky;la louisiana;md maryland"
    ";mass massachusetts;mich michigan;minn minnesota;miss mississippi;mo missouri;mont montana;neb nebraska;nev nevada"
    ";okla oklahoma;ore oregon;pa pennsylvania;tenn tennessee;tex texas;vt vermont;va virginia;wash washington"
    ";wis wisconsin;wyo wyoming;corp corporation;inc incorporated;dept department;univ university;st saint;mt mount"
    ";ave avenue;assn association;intl international;natl national;co company;gov governor;sen senator;rep"
    " representative"
)
SHORT = {pair.split()[0]: pair.split()[1] for pair in _STATES.split(";")}
"""An abbreviation, without its full stop -> what it stands for."""
