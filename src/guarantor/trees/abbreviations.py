"""Closed lists that tell where a full stop, a hyphen or a capital does not mean what it looks like."""

from __future__ import annotations

from guarantor.trees.word_sets import words

# Cut words after which a name or number follows, so that no sentence ends with them.
OPENING = {
    "en": words(
        "mr mrs ms dr prof gen lt col maj capt cmdr adm sgt cpl brig rev hon gov sen rep pres st ft",
        "mt no nos vs sec fig pp vol ed eds approx ca cf eg ie dept",
    ),
    "uk": words(
        "ім вул просп пл бул пров див напр м смт обл р-н о с стор ст п пп ч гл табл рис проф акад доц",
        "ген полк підполк кап лейт тов п-н гр англ нім фр франц лат грец рос укр ісп італ пол мал ред",
        "прим бл близьк",
    ),
    "ru": words(
        "им ул просп пр пл бул пер см напр г-н г-жа гр тов проф акад доц ген полк подполк кап лейт ст",
        "с стр п пп ч гл табл рис англ нем фр франц лат греч укр рус исп итал пол ред прим ок род ум",
        "дер пос оз",
    ),
}
# Cut words that may as well stand at the end of a sentence.
CLOSING = {
    "en": words(
        "jr sr inc co corp ltd llc bros etc al jan feb mar apr jun jul aug sept sep oct nov dec mon",
        "tue tues wed thu thur thurs fri sat sun ave blvd rd hwy sq ph.d a.m p.m",
    ),
    "uk": words(
        "р рр тис млн млрд трлн грн коп дол долл євро руб т д ін н е см км кг га кв куб хв сек год",
        "чол осіб січ лют бер квіт трав черв лип серп верес жовт листоп груд держ мін",
    ),
    "ru": words(
        "г гг в вв тыс млн млрд трлн руб коп долл т д др е к н э см км кг га кв куб мин сек час чел",
        "обл янв февр фев мар апр авг сент сен окт нояб ноя дек мск сокр букв реж бывш",
    ),
}
# English first parts that EWT leaves joined to their word: bound forms, no words of their own.
PREFIXES = words(
    "anti co counter cyber de e ex extra hyper inter intra macro mega meta micro mid mini mis multi",
    "neo non para post pre pro pseudo quasi re semi socio sub super trans ultra un under uni vice",
    "euro",
)
# Numerals cut short: a noun follows.
QUANTITIES = words(
    "тис тыс млн млрд трлн",
)
# Capitalised words that open a sentence even after a cut word that often has a name behind it.
STARTERS = {
    "en": words(
        "the a an it he she they we i you this that these those but and or so if when while as in on",
        "at for from after before by with his her their its our there here what who how why not no",
        "however meanwhile according under both some all many most one",
    ),
    "uk": words(
        "він вона воно вони ми ви я це цей ця ці той та те ті у в на за до з із зі про по від після",
        "перед під але а і й або якщо коли поки як що хто де чому не ні також однак водночас тим крім",
        "його її їх їхній раніше нині тепер зараз потім тоді при для серед через",
    ),
    "ru": words(
        "он она оно они мы вы я это этот эта эти тот та те в во на за до с со из о об по от после",
        "перед под но а и или если когда пока как что кто где почему не ни также однако при для среди",
        "через его ее её их ранее теперь сейчас потом тогда кроме у",
    ),
}
# Verbs after a quotation that ends with "!" or "?": the speaker belongs to the same sentence.
SPEAKING = {
    "en": words(
        "said says say asked asks told added adds wrote writes replied replies answered declared",
        "stated noted insisted warned argued shouted remarked concluded continued explained posted",
        "tweeted wondered",
    ),
}
