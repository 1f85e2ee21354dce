"""What news calls a day, a month or a year, and which one it means. All reports are of Wednesday, 5 March 2031."""

import pytest

from headwater.text.calendar import find_dates

PUBLISHED = "2031-03-05T14:20"

PHRASES = [
    # written out
    ("The bridge opened on 19 April 2027.", "19 April 2027", "2027-04-19"),
    ("The bridge opened on April 19, 2027.", "April 19, 2027", "2027-04-19"),
    ("The bridge opened on the 19th of April 2027.", "the 19th of April 2027", "2027-04-19"),
    ("She signed it on the twenty-first of September 2029.", "the twenty-first of September 2029", "2029-09-21"),
    ("Filed: 2031-03-04, by hand.", "2031-03-04", "2031-03-04"),
    ("The log shows 2031-03-04T23:15 as the hour.", "2031-03-04T23:15", "2031-03-04T23:15"),
    ("The form bears the date 17/02/2031.", "17/02/2031", "2031-02-17"),
    ("The form bears the date 02/17/2031.", "02/17/2031", "2031-02-17"),
    ("The letter of 14 February was not answered.", "14 February", "2031-02-14"),
    ("The treaty was signed on Dec. 12.", "Dec. 12", "2030-12-12"),
    ("Voting begins on Oct 18 and will last a day.", "Oct 18", "2031-10-18"),
    ("He was arrested on Sunday, March 2, at the border.", "Sunday, March 2", "2031-03-02"),
    ("He was arrested on Sun 2 March at the border.", "Sun 2 March", "2031-03-02"),
    ("He bought the yacht on 9 October last year.", "9 October last year", "2030-10-09"),
    ("The patrol left in March 2030.", "March 2030", "2030-03"),
    ("The aid stopped in mid-January.", "mid-January", "2031-01"),
    ("The inspection took place in January.", "January", "2031-01"),
    ("The licence ran out in November.", "November", "2030-11"),
    ("The licence is valid until November.", "November", "2031-11"),
    ("She had warned them last May.", "last May", "2030-05"),
    ("A vote is planned next April.", "next April", "2031-04"),
    ("Work will be done by the end of April.", "the end of April", "2031-04-30"),
    ("Eleven people died there in 2021.", "2021", "2021"),
    ("The 2027 audit found cracks.", "2027", "2027"),
    ("They met in the summer of 2029.", "the summer of 2029", "2029"),
    ("The wells dried up last summer.", "last summer", "2030"),
    ("It was the mildest winter since the 1990s.", "the 1990s", "1990"),
    ("The chapel is of the 14th century.", "the 14th century", "1301"),
    ("Profits fell in the second quarter of 2030.", "the second quarter of 2030", "2030-04"),
    ("The guns fell silent on Christmas Eve 2029.", "Christmas Eve 2029", "2029-12-24"),
    ("A report has been promised by Easter.", "Easter", "2031-04-13"),
    ("The fire broke out on New Year's Eve.", "New Year's Eve", "2030-12-31"),
    ("The office counts deaths between 13 and 22 February.", "13 and 22 February", "2031-02-13"),
    ("The fair ran from February 3-5.", "February 3-5", "2031-02-03"),
    ("The cold store failed on the last weekend of February.", "the last weekend of February", "2031-02-22"),
    ("They met on the second Monday of January 2031.", "the second Monday of January 2031", "2031-01-13"),
    ("The Karsin war of 2021-2023 is over.", "2021-2023", "2021"),
    ("She asked for a reply within ten days.", "within ten days", "2031-03-15"),
    # weekdays
    ("Shares rose above Friday's close and will rise again.", "Friday's", "2031-02-28"),
    ("The opera has cancelled Saturday's premiere.", "Saturday's", "2031-03-08"),
    ("He has been on leave since Monday and may not return.", "Monday", "2031-03-03"),
    ("Schools will remain closed until Thursday.", "Thursday", "2031-03-06"),
    ("Customers could not pay by card on Sunday.", "Sunday", "2031-03-02"),
    ("Police said on Wednesday that two men were held.", "Wednesday", "2031-03-05"),
    ("Police said on Monday that two men were held.", "Monday", "2031-03-03"),
    ("Police said on Friday that two men were held.", "Friday", "2031-02-28"),
    ("The court will hear her on Friday.", "Friday", "2031-03-07"),
    ("The court is to hear her on Friday.", "Friday", "2031-03-07"),
    ("The inquiry resumes on Thursday.", "Thursday", "2031-03-06"),
    ("He said he would fly home on Saturday.", "Saturday", "2031-03-08"),
    ("The pool closed on Sunday and is due to reopen on Monday.", "Monday", "2031-03-10"),
    ("Ms Ode has until Tuesday to answer.", "Tuesday", "2031-03-11"),
    ("The animal will be shot before Sunday, he said.", "Sunday", "2031-03-09"),
    ("The office had counted 412 deaths by Sunday night.", "Sunday night", "2031-03-02"),
    ("The bank has promised a refund by Friday.", "Friday", "2031-03-07"),
    ("The ship left last Thursday.", "last Thursday", "2031-02-27"),
    ("He told us last Tuesday that all was well.", "last Tuesday", "2031-02-25"),
    ("The council meets next Monday.", "next Monday", "2031-03-10"),
    ("An insurer paid on Friday last week.", "Friday last week", "2031-02-28"),
    ("Schools reopen on Monday week.", "Monday week", "2031-03-17"),
    ("The storm hit late on Tuesday.", "Tuesday", "2031-03-04"),
    ("Tuesday's storm killed two.", "Tuesday's", "2031-03-04"),
    ("The stadium chosen to host Sunday's final was closed.", "Sunday's", "2031-03-09"),
    # seen from the day of the report
    ("The minister resigned today.", "today", "2031-03-05"),
    ("The minister resigned yesterday evening.", "yesterday evening", "2031-03-04"),
    ("The minister will resign tomorrow at noon.", "tomorrow at noon", "2031-03-06"),
    ("He resigned the day before yesterday.", "the day before yesterday", "2031-03-03"),
    ("The talks failed last night.", "last night", "2031-03-04"),
    ("She spoke on the radio this morning.", "this morning", "2031-03-05"),
    ("Two boys were taken to hospital overnight.", "overnight", "2031-03-05"),
    ("The leaders agreed this week to meet.", "this week", "2031-03-03"),
    ("Shares rose 11 percent last week.", "last week", "2031-02-24"),
    ("The treaty was to be signed next month.", "next month", "2031-04"),
    ("Wolves took sixty sheep last year.", "last year", "2030"),
    ("He hinted at more at the weekend.", "the weekend", "2031-03-01"),
    ("The yard is to be sold by month's end.", "month's end", "2031-03-31"),
    ("The plant closes at the end of the year.", "the end of the year", "2031-12-31"),
    ("Nine died in the past 24 hours.", "the past 24 hours", "2031-03-04"),
    ("They were warned five months ago.", "five months ago", "2030-10"),
    ("They were warned three days ago.", "three days ago", "2031-03-02"),
    ("They last met two years ago.", "two years ago", "2029"),
    ("They were warned three and a half months ago.", "three and a half months ago", "2030-12"),
    ("The war is in its 78th day.", "its 78th day", "2031-03-05"),
    ("The report was issued before dawn.", "dawn", "2031-03-05"),
    # seen from a day named before
    ("The order came on 14 October. Eight days later it was signed.", "Eight days later", "2030-10-22"),
    ("He fell on 3 March. The next day he flew home.", "The next day", "2031-03-04"),
    ("He fell on 3 March and died that night.", "that night", "2031-03-03"),
    ("The fire was on 2 March; a watchman had left the day before.", "the day before", "2031-03-01"),
    ("The war, which entered its 78th day on Tuesday, goes on.", "its 78th day", "2031-03-04"),
    ("The firm denied it on Tuesday, a day after the reports.", "a day after", "2031-03-04"),
    ("They met in June 2029. April of that year had been calm.", "April of that year", "2029-04"),
    ("She was elected in June 2029 and left the following January.", "the following January", "2030-01"),
    ("The crash was on 3 March, and the police had known on the second.", "the second", "2031-03-02"),
    ("The train left on Monday. Earlier in the day a bolt had broken.", "Earlier in the day", "2031-03-05"),
    ("He spoke in the capital on 3 March. It was quiet at 6 p.m. on Monday.", "Monday", "2031-03-03"),
]

NO_DATES = [
    "He may resign.",
    "They march for peace, and April Jones sings.",
    "A bill of 2000 people's names.",
    "The pump weighs 1900 kg.",
    "They won 3-2, after 2-1 at the break.",
    "Call 0131 496 2031 or +44 20 7946 1999.",
    "Rule 12.4 says so.",
    "The price fell to 20.31 crowns.",
    "The second minister sat down.",
    "She comes in every Monday.",
    "Bloody Sunday was remembered.",
    "He had a sun hat and sat down.",
    "A three-day strike.",
    "Some 2031 soldiers took part.",
    "The room is 2100 ft long.",
]


@pytest.mark.parametrize(("text", "words", "value"), PHRASES, ids=[f"{words} in: {text}" for text, words, _ in PHRASES])
def test_an_expression_is_found_and_means_its_day(text, words, value):
    found = {text[one.start : one.end]: one.moment.value for one in find_dates(text, PUBLISHED)}
    assert found.get(words) == value, found


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_not_taken_for_one(text):
    assert [text[one.start : one.end] for one in find_dates(text, PUBLISHED)] == []
