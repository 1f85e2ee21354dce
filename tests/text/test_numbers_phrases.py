"""How news counts, and what it means: value, bound, unit and role of each figure."""

import pytest

from headwater.text.numbers import find_figures

M, B = 1_000_000, 1_000_000_000

PHRASES = [
    # text, the figure's words, value, bound, unit, role
    ("Nine people died in the blast.", "Nine people", 9, "exact", "people", "killed"),
    ("At least nine people died.", "At least nine people", 9, "at least", "people", "killed"),
    ("More than 200 people were killed.", "More than 200 people", 200, "at least", "people", "killed"),
    ("The blast killed forty-two soldiers.", "forty-two soldiers", 42, "exact", "soldiers", "killed"),
    ("The death toll rose to 118.", "118", 118, "exact", "", "killed"),
    ("The death toll rose to 1,204.", "1,204", 1204, "exact", "", "killed"),
    ("Officials spoke of five dead.", "five dead", 5, "exact", "dead", "killed"),
    ("Sarna lost nine border guards.", "nine border guards", 9, "exact", "guards", "killed"),
    ("Some 3,100 lives were lost.", "Some 3,100 lives", 3100, "about", "lives", "killed"),
    ("The war has claimed 3,100 lives.", "3,100 lives", 3100, "exact", "lives", "killed"),
    ("Two were killed and seven wounded.", "seven", 7, "exact", "", "injured"),
    ("Twelve passengers were injured.", "Twelve passengers", 12, "exact", "passengers", "injured"),
    ("About 30 children were hurt.", "About 30 children", 30, "about", "children", "injured"),
    ("Eleven sailors are missing.", "Eleven sailors", 11, "exact", "sailors", "missing"),
    ("Six fishermen remain unaccounted for.", "Six fishermen", 6, "exact", "fishermen", "missing"),
    ("Police arrested 46 protesters.", "46 protesters", 46, "exact", "protesters", "arrested"),
    ("Fourteen suspects were detained.", "Fourteen suspects", 14, "exact", "suspects", "arrested"),
    ("Around 4,000 residents were evacuated.", "Around 4,000 residents", 4000, "about", "residents", "evacuated"),
    ("The war has displaced around 300,000 people.", "around 300,000 people", 300_000, "about", "people", "displaced"),
    ("Half a million people have fled.", "Half a million people", 500_000, "exact", "people", "displaced"),
    ("Each side would free 120 prisoners.", "120 prisoners", 120, "exact", "prisoners", "captured"),
    ("The rebels hold 74 soldiers captured in May.", "74 soldiers", 74, "exact", "soldiers", "captured"),
    ("Divers rescued 239 passengers.", "239 passengers", 239, "exact", "passengers", "rescued"),
    ("At least 47 children fell ill.", "At least 47 children", 47, "at least", "children", "ill"),
    ("The merger would make 2,000 staff redundant.", "2,000 staff", 2000, "exact", "staff", "dismissed"),
    # bounds
    ("No fewer than 60 villages were hit.", "No fewer than 60 villages", 60, "at least", "villages", ""),
    ("Over 400 houses burned.", "Over 400 houses", 400, "at least", "houses", ""),
    ("Upwards of 90 flats are empty.", "Upwards of 90 flats", 90, "at least", "flats", ""),
    ("Up to 30 containers were landed.", "Up to 30 containers", 30, "at most", "containers", ""),
    ("As many as 30 boats set out.", "As many as 30 boats", 30, "at most", "boats", ""),
    ("No more than 12 seats are free.", "No more than 12 seats", 12, "at most", "seats", ""),
    ("Fewer than 50 members came.", "Fewer than 50 members", 50, "at most", "members", ""),
    ("Nearly 700 trees fell.", "Nearly 700 trees", 700, "about", "trees", ""),
    ("Almost 400 operations were put off.", "Almost 400 operations", 400, "about", "operations", ""),
    ("Roughly 58,000 tickets were sold.", "Roughly 58,000 tickets", 58_000, "about", "tickets", ""),
    ("An estimated 90 lorries left.", "An estimated 90 lorries", 90, "about", "lorries", ""),
    ("Only three doctors stayed.", "Only three doctors", 3, "exact", "doctors", ""),
    ("A total of 31 impacts were counted.", "A total of 31 impacts", 31, "exact", "impacts", ""),
    ("She owns 200+ paintings.", "200+ paintings", 200, "at least", "paintings", ""),
    ("He ordered 60 or more crates.", "60 or more crates", 60, "at least", "crates", ""),
    # open numbers, ranges, shares
    ("Dozens of people were injured.", "Dozens of people", 12, "at least", "people", "injured"),
    ("Hundreds of houses were lost.", "Hundreds of houses", 100, "at least", "houses", ""),
    ("Tens of thousands of letters came.", "Tens of thousands of letters", 10_000, "at least", "letters", ""),
    ("Hundreds of thousands of voters stayed away.", "Hundreds of thousands of voters", 100_000, "at least", "voters", ""),
    ("Ten to twelve containers were seen.", "Ten to twelve containers", 11, "exact", "containers", ""),
    ("Between 5 and 7 boats sank.", "Between 5 and 7 boats", 6, "exact", "boats", ""),
    ("It costs from 1,900 to 4,900 dollars.", "from 1,900 to 4,900 dollars", 3400, "exact", "dollars", "money"),
    ("The study expects 2-3 floods a year.", "2-3 floods", 2.5, "exact", "floods", ""),
    ("Two to three million voters are abroad.", "Two to three million voters", 2.5 * M, "exact", "voters", ""),
    ("Two thirds of the crew are ill.", "Two thirds", 66.7, "about", "percent", ""),
    ("He holds about a quarter of the shares.", "about a quarter", 25, "about", "percent", ""),
    ("Half of the roof is gone.", "Half", 50, "about", "percent", ""),
    ("The family holds 22 per cent.", "22 per cent", 22, "exact", "percent", ""),
    ("The family holds twenty-two percent.", "twenty-two percent", 22, "exact", "percent", ""),
    ("Shares fell 5.2% in an hour.", "5.2%", 5.2, "exact", "percent", ""),
    # money
    ("The ransom was $4.8m.", "$4.8m", 4.8 * M, "exact", "dollars", "money"),
    ("The ransom was 4.8 million dollars.", "4.8 million dollars", 4.8 * M, "exact", "dollars", "money"),
    ("They want $15million.", "$15million", 15 * M, "exact", "dollars", "money"),
    ("The deal is worth $8bn.", "$8bn", 8 * B, "exact", "dollars", "money"),
    ("The deal is worth roughly 8.2 billion crowns.", "roughly 8.2 billion crowns", 8.2 * B, "about", "crowns", "money"),
    ("The contract costs £2.14 million a year.", "£2.14 million", 2.14 * M, "exact", "pounds", "money"),
    ("The contract costs €300,000.", "€300,000", 300_000, "exact", "euros", "money"),
    ("A 1.3bn-dinar contract was signed.", "1.3bn-dinar", 1.3 * B, "exact", "dinars", "money"),
    ("The price is 43.50 crowns a share.", "43.50 crowns", 43.5, "exact", "crowns", "money"),
    ("Each gets 15,000 reales.", "15,000 reales", 15_000, "exact", "reales", "money"),
    ("It takes one and a half million euros.", "one and a half million euros", 1.5 * M, "exact", "euros", "money"),
    ("Repairs cost four and a half million.", "four and a half million", 4.5 * M, "exact", "", ""),
    # measures and others
    ("The mercury stood at 46.3 degrees Celsius.", "46.3 degrees Celsius", 46.3, "exact", "degrees Celsius", ""),
    ("The mercury hit 47C.", "47C", 47, "exact", "degrees Celsius", ""),
    ("The village lies 70 km downstream.", "70 km", 70, "exact", "kilometres", ""),
    ("Cracks of up to three millimetres show.", "up to three millimetres", 3, "at most", "millimetres", ""),
    ("Around 62,000 liters of diesel remain.", "Around 62,000 liters", 62_000, "about", "litres", ""),
    ("The air was off for nine hours.", "nine hours", 9, "exact", "hours", ""),
    ("A 45-day truce was agreed.", "45-day", 45, "exact", "days", ""),
    ("He offered twice to go.", "twice", 2, "exact", "times", ""),
    ("A column of 200 vehicles is near.", "200 vehicles", 200, "exact", "vehicles", ""),
    ("Four of the 36 nodes are cracked.", "Four of the 36 nodes", 4, "exact", "nodes", ""),
    ("Two hundred and fourteen operations were lost.", "Two hundred and fourteen operations", 214, "exact", "operations", ""),
    ("A hundred and twenty lorries left.", "A hundred and twenty lorries", 120, "exact", "lorries", ""),
    ("Two dozen cows drowned.", "Two dozen cows", 24, "exact", "cows", "killed"),
    ("Sixty thousand fans came.", "Sixty thousand fans", 60_000, "exact", "fans", ""),
    ("The city has 3 400 000 inhabitants.", "3 400 000 inhabitants", 3.4 * M, "exact", "inhabitants", ""),
    ("It had lost “not fewer than twenty” men.", "not fewer than twenty” men", 20, "at least", "men", ""),
    ("The road was cut.Some 120 children walked.", "Some 120 children", 120, "about", "children", ""),
    # more tolls
    ("The blaze left 17 people dead.", "17 people", 17, "exact", "people", "killed"),
    ("Thirteen bodies were found in the mine.", "Thirteen bodies", 13, "exact", "bodies", "killed"),
    ("The avalanche killed six and injured eleven.", "eleven", 11, "exact", "", "injured"),
    ("Rescuers pulled four miners alive from the shaft.", "four miners", 4, "exact", "miners", ""),
    ("Twenty-two passengers survived.", "Twenty-two passengers", 22, "exact", "passengers", "rescued"),
    ("A gunman took 30 hostages.", "30 hostages", 30, "exact", "hostages", "captured"),
    ("The storm drove 12,000 families from their homes.", "12,000 families", 12_000, "exact", "families", ""),
    ("Up to 40 workers may be trapped.", "Up to 40 workers", 40, "at most", "workers", ""),
    ("More than two dozen people were arrested.", "More than two dozen people", 24, "at least", "people", "arrested"),
    ("Some 300 dead were buried.", "Some 300 dead", 300, "about", "dead", "killed"),
    ("Authorities evacuated about 1,500 guests.", "about 1,500 guests", 1500, "about", "guests", "evacuated"),
    ("Four hundred were poisoned.", "Four hundred", 400, "exact", "", "ill"),
    ("The crash killed all 58 people on board.", "all 58 people", 58, "exact", "people", "killed"),
    ("Officials put the toll at 61.", "61", 61, "exact", "", "killed"),
    ("The firm will cut 3,000 jobs.", "3,000 jobs", 3000, "exact", "jobs", ""),
    # more bounds
    ("Not more than six lifeboats were launched.", "Not more than six lifeboats", 6, "at most", "lifeboats", ""),
    ("Well over 1,000 letters arrived.", "Well over 1,000 letters", 1000, "at least", "letters", ""),
    ("Just under 500 seats remain.", "Just under 500 seats", 500, "about", "seats", ""),
    ("Close to 80 lorries queue.", "Close to 80 lorries", 80, "about", "lorries", ""),
    ("In excess of 200 complaints came in.", "In excess of 200 complaints", 200, "at least", "complaints", ""),
    ("It carries 400 passengers at most.", "400 passengers", 400, "exact", "passengers", ""),
    ("Exactly 31 ballots were void.", "Exactly 31 ballots", 31, "exact", "ballots", ""),
    ("Another five villages are cut off.", "Another five villages", 5, "exact", "villages", ""),
    ("A further 90 homes lost power.", "A further 90 homes", 90, "exact", "homes", ""),
    ("It holds a dozen or so barrels.", "a dozen or so barrels", 12, "about", "barrels", ""),
    ("A few hundred demonstrators gathered.", "A few hundred demonstrators", 200, "at least", "demonstrators", ""),
    ("Several thousand pigs drowned.", "Several thousand pigs", 2000, "at least", "pigs", "killed"),
    ("Scores of houses burned.", "Scores of houses", 20, "at least", "houses", ""),
    ("Millions of people watched.", "Millions of people", M, "at least", "people", ""),
    ("60+% of members agree.", "60+%", 60, "at least", "percent", ""),
    # more shares, ranges, money
    ("Two-thirds of voters stayed at home.", "Two-thirds", 66.7, "about", "percent", ""),
    ("Three quarters of the crew left.", "Three quarters", 75, "about", "percent", ""),
    ("More than half of the fleet is idle.", "More than half", 50, "at least", "percent", ""),
    ("Turnout was 61.4 per cent.", "61.4 per cent", 61.4, "exact", "percent", ""),
    ("Support rose by three percentage points.", "three percentage points", 3, "exact", "percentage points", ""),
    ("The trip takes 30 to 40 minutes.", "30 to 40 minutes", 35, "exact", "minutes", ""),
    ("Between $3 million and $5 million is missing.", "$3 million", 3 * M, "exact", "dollars", "money"),
    ("He was fined 1,200 euros.", "1,200 euros", 1200, "exact", "euros", "money"),
    ("A stagehand earns 1,640 taler a month.", "1,640 taler", 1640, "exact", "taler", "money"),
    ("The debt is 12.5 billion pesos.", "12.5 billion pesos", 12.5 * B, "exact", "pesos", "money"),
    ("A ticket costs 45p or £3.", "£3", 3, "exact", "pounds", "money"),
    ("It raised half a billion dollars.", "half a billion dollars", 0.5 * B, "exact", "dollars", "money"),
    ("They stole ₹40,000 in cash.", "₹40,000", 40_000, "exact", "rupees", "money"),
    ("The fund lost $1 trillion.", "$1 trillion", 1000 * B, "exact", "dollars", "money"),
    # more measures and things
    ("The quake had gusts of 120 km/h.", "120 km/h", 120, "exact", "kilometres an hour", ""),
    ("The hole is six metres deep.", "six metres", 6, "exact", "metres", ""),
    ("The bomb weighed 250 kg.", "250 kg", 250, "exact", "kilograms", ""),
    ("The plot measures twelve hectares.", "twelve hectares", 12, "exact", "hectares", ""),
    ("Rain of 80 millimetres fell.", "80 millimetres", 80, "exact", "millimetres", ""),
    ("She visited only once.", "only once", 1, "exact", "times", ""),
    ("He meets them once a week.", "once", 1, "exact", "times", ""),
    ("He had warned them three times.", "three times", 3, "exact", "times", ""),
    ("The board has nineteen members.", "nineteen members", 19, "exact", "members", ""),
    ("The petition bears 23,000 signatures.", "23,000 signatures", 23_000, "exact", "signatures", ""),
    ("She won by 905 votes.", "905 votes", 905, "exact", "votes", ""),
    ("Police found 14 boxes of files.", "14 boxes", 14, "exact", "boxes", ""),
    ("The hacker sold 2.1 million records.", "2.1 million records", 2.1 * M, "exact", "records", ""),
    ("Only one hospital is open.", "Only one hospital", 1, "exact", "hospital", ""),
    ("The mill shed 40 jobs in spring.", "40 jobs", 40, "exact", "jobs", ""),
    ("The choir counts sixty-one voices.", "sixty-one voices", 61, "exact", "voices", ""),
    ("At least three bridges are down.", "At least three bridges", 3, "at least", "bridges", ""),
    ("About 1.1 million children are vaccinated.", "About 1.1 million children", 1.1 * M, "about", "children", ""),
    ("Police seized 900 kilos of cocaine.", "900 kilos", 900, "exact", "kilograms", ""),
    ("The tunnel is nine miles long.", "nine miles", 9, "exact", "miles", ""),
    ("The shop sold 75 per cent of its stock.", "75 per cent", 75, "exact", "percent", ""),
    ("The line has 2000 workers.", "2000 workers", 2000, "exact", "workers", ""),
]

NOTHING = [
    "The spillway failed at 0240 on Saturday, killing the keeper.",
    "Teague, 71, was turned away.",
    "The man (54) said so.",
    "A 61-year-old woman came.",
    "A boy of eleven was there.",
    "They won 3-2 at home.",
    "It was 9.40 a.m. in the capital.",
    "At 14:05 the door opened.",
    "See page 12 and Ward 6 and Channel 8.",
    "Nodes 9, 14 and 15 are new.",
    "Order No. 41 is secret.",
    "The A320 and the F-16 flew.",
    "He came 3rd.",
    "One of them laughed.",
    "One hopes so.",
    "Call +44 20 7946 0958.",
    "Her flat is at 12b.",
    "He had once been a monk.",
    "Once again the lights went out.",
    "They must leave at once.",
    "At one point the crowd fell silent.",
    "It is one thing to say so.",
    "She fled when she was 15, alone.",
    "It took a year and a half.",
    "The 2020 attacks were forgotten.",
    "A group under section 501(c) may give.",
    "The sheriff opposes HB 83 strongly.",
    "See https://a.example/?id=1155968404.",
    "The summit is on February 27 & 28.",
    "The plan:\n1. Create a fund.",
    "Organization 1 is a club.",
    "The Boeing 737 landed.",
    "The match ended 2-2.",
]


@pytest.mark.parametrize("row", PHRASES, ids=[row[0] for row in PHRASES])
def test_a_figure_is_read_with_its_bound_unit_and_role(row):
    text, words, value, bound, unit, role = row
    found = {text[one.start : one.end]: (one.value, one.bound, one.unit, one.role) for one in find_figures(text)}
    assert found.get(words) == (pytest.approx(value), bound, unit, role), found


@pytest.mark.parametrize("row", PHRASES, ids=[row[0] for row in PHRASES])
def test_the_ends_of_a_figure_follow_from_its_bound(row):
    (one,) = [one for one in find_figures(row[0]) if row[0][one.start : one.end] == row[1]]
    ends = {"at least": (one.value, None), "at most": (None, one.value)}
    if one.bound in ends:
        assert (one.low, one.high) == ends[one.bound]
    else:
        assert one.low <= one.value <= one.high
        assert one.low < one.high or one.bound == "exact"


@pytest.mark.parametrize("text", NOTHING)
def test_a_number_that_counts_nothing_is_no_figure(text):
    assert [text[one.start : one.end] for one in find_figures(text)] == []
