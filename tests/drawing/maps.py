"""Maps of the shapes that pictures meet."""

from __future__ import annotations

from argmap.model.map import ArgumentMap

from .sketch import sketch

CITY = """
thesis close-centre: The city should close its centre to private cars.
  premise air: Air in the centre breaks the legal limits, and cars are the cause.
    evidence: Nitrogen dioxide was above the limit on 141 days. [@council, p. 4]
      warrant: A limit that is broken on a third of all days is a limit that counts.
    objection buses: Most of it comes from buses and vans.
      rebuttal: Buses and vans make up a quarter of it. [@council, p. 9]
  premise space: Streets without cars have room for people.
  and: Shops live from people, not from parked cars.
    evidence: Takings rose on each street that was closed last year. [@bbc]
      undercut: The street that was closed also got a new tram stop.
  objection elderly: People who cannot walk far would be shut out.
    rebuttal permits: Permits for residents with a disability keep the centre open to them.
  premise health: Fewer people would die of bad air.
    premise air
"""


def city() -> ArgumentMap:
    return sketch(
        CITY,
        title="Should the city close its centre to cars?",
        question="Would closing the centre do more good than harm?",
    )


# ruff: noqa: E501 - a statement is a line
OPINION = """
thesis caution: The library board should keep late opening hours and not cut them to save money in this budget.
  premise use: Evening visits have grown faster than visits at any other time of day.
    evidence: Door counters show 41 per cent more visits after six o'clock than three years ago. [@counts, p. 3]
      warrant: A door counter that counts entries also measures use.
      undercut: The counters also count people who only shelter from the rain.
        undercut: Rain and visits hardly move together in the weather service's figures. [@weather]
    evidence: Loans after six rose by a fifth. [@annual, p. 12]
    objection counting: The counters were replaced halfway through, so the two years cannot be compared.
      rebuttal: Old and new counters ran side by side for a month and differed by two per cent. [@counts, p. 9]
  premise workers: People who work by day can come only in the evening.
    evidence: Six in ten evening visitors say that they could not come at another time. [@survey, table 2] | by the survey's authors
    premise: Shift work is common in the district.
      evidence: A third of the employed work outside office hours. [@labour, p. 44]
  premise students: Students without a quiet room at home depend on the reading room.
  and: No other public place in the district offers one after six.
    evidence: The school's study hall closes at five. [@school]
    objection: The university opens its hall to everyone until midnight.
      rebuttal: It lies an hour away by bus. [@transit]
  premise savings: The cut would save little.
    evidence: Staff after six cost 1.1 per cent of the budget. [@budget, line 204]
    evidence: Heating runs through the night anyway. [@annual, p. 30]
    premise: Fewer visits would cost grants that are paid by the visit.
      evidence: The state pays 1.40 for each visit. [@state, § 7]
      objection: The state may change the scheme next year.
  premise safety: An open library makes the square safer at night.
    evidence: Complaints to the police fell when the hours were extended. [@police]
      undercut lamps: New street lamps were put up in the same month.
    premise: People feel safer where lights are on and others are about.
  premise trust: A promise was made when the branch libraries were closed.
    evidence: The board's minutes record it: the main library stays open late. [@minutes, item 6]
    assumption: A public body should keep its promises unless circumstances change.
    objection: Circumstances have changed: the budget is a tenth smaller.
      rebuttal savings
      rebuttal: The promise was made knowing that budgets shrink.
  premise alternatives: Money can be saved elsewhere with less harm.
    premise: Two of the four subscriptions to the same database could go.
      evidence: They were opened 14 times last year. [@annual, p. 31]
    premise: The printed catalogue is no longer used.
    premise: Renting out the hall on Sundays would bring in as much.
      objection: Nobody has asked for the hall on Sundays.
        rebuttal: It was never offered.
  premise equality: Late hours serve those who have the least.
    evidence: Evening visitors earn less than daytime visitors. [@survey, table 5]
    premise students
    premise: Those with money buy books and desks; those without borrow them.
  objection staff: Staff find late shifts hard, and two have left because of them.
    evidence: Both named the shifts in their exit interviews. [@personnel] | by the head of personnel
    rebuttal: A rota that shares the shifts was agreed in spring. [@union]
      undercut: The rota binds only those who joined after spring.
    rebuttal: Four others asked for late shifts.
  objection digital: Digital lending makes evening hours needless.
    evidence: Digital loans doubled in two years. [@annual, p. 15]
    rebuttal: Digital loans replace paper ones, not the reading room. | open
    rebuttal: A third of evening visitors do not own a device to read on. [@survey, table 7]
  objection towns: Other towns cut their hours and nobody complained.
    rebuttal: In two of three such towns there was no one left to complain to. | by a columnist
    undercut: Silence is no sign of consent where no one was asked.
claim note: The board votes on the budget in March. | given
"""


def opinion() -> ArgumentMap:
    return sketch(
        OPINION,
        title="Keep the library open late",
        question="Should the library board cut the evening hours?",
    )


SCRIPTS = """
thesis latin: Ängström's naïve façade coöperates — “quoted”, ‘single’, 5 × 3 ≤ 16 … €
  premise greek: Ἡ πόλις ὀφείλει νὰ κλείσῃ τὸ κέντρον εἰς τὰ ἰδιωτικὰ αὐτοκίνητα. Πᾶσα γνῶσις.
    objection кириллица: Широкая электрификация южных губерний даст мощный толчок подъёму сельского хозяйства.
  premise: يجب على المدينة أن تغلق مركزها أمام السيارات الخاصة لأن الهواء ملوث جدا، وهذا يضر بالناس.
    evidence: על העיר לסגור את מרכזה בפני מכוניות פרטיות, כי האוויר מזוהם מאוד. [@מקור, עמ׳ 4]
  and: 市中心は自家用車の乗り入れを禁止すべきである。なぜなら、空気が法律の基準を超えて汚れているからだ。
  premise: 城市应该禁止私家车进入市中心，因为空气污染超过了法定限度，而汽车正是其原因。
    undercut: 이 도시는 도심을 개인 차량에 대해 폐쇄해야 한다.
  objection: Emoji 🚗🚌 stay whole: 👨‍👩‍👧‍👦 👍🏽 🇪🇺🇯🇵 and so do marks: é ą̊ ñ.
  objection: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsbeiträge
    rebuttal: See https://example.org/a/very/long/address/that-goes-on-and-on/and/on?query=argument&more=stuff#there
  premise: हर नागरिक को स्वच्छ हवा का अधिकार है। ทุกคนมีสิทธิที่จะหายใจอากาศบริสุทธิ์
"""


def scripts() -> ArgumentMap:
    return sketch(SCRIPTS, title="Every script", question="Does the text stay in its box?")
