"""Segments: what is story and what scrapers leave around it, in the wording of many kinds of site."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidynews.articles.article import Metadata
from tidynews.articles.segments import segments

LEAD = "A ferry with 212 people on board ran aground off Arda on Monday, the coastguard of Norland said."
SECOND = "“We heard a bang and the lights went out,” said Ines Marlo, a passenger who was on her way to work."
THIRD = "The operator, Harbour Lines, has cancelled all crossings until divers have looked at the hull of the ship."
STORY = [LEAD, SECOND, THIRD]


def cut(text: str, **metadata: str) -> list[tuple[str, str]]:
    """Kinds and words of the segments of `text`."""
    found = segments(text, Metadata(**metadata))  # type: ignore[arg-type]  # texts only
    return [(s.kind, text[s.start_char : s.end_char]) for s in found]


def kinds(*lines: str, **metadata: str) -> list[str]:
    return [kind for kind, _ in cut("\n".join(lines), **metadata)]


def kind_of(line: str, *, before: list[str] = STORY, after: list[str] = STORY) -> str:
    """What `line` is in the middle of a story, or at its foot if nothing comes after."""
    return {words: kind for kind, words in cut("\n\n".join([*before, line, *after]))}[line]


APPEALS = {
    "british_reader_funded": [
        "Your support helps us keep telling these stories",
        "From floods to elections, our reporters are there, and we check every word they send home.",
        "The Harbour Post believes that news should be free. We choose not to hide our work behind a paywall.",
        "Please donate what you can today.",
    ],
    "british_left_leaning": [
        "… as you're joining us from Norland, we have a small favour to ask.",
        "Millions of readers turn to The Harbour Post for open journalism, and we have no billionaire owner.",
        "If you can, please consider supporting us with a small amount each month. It takes less than a minute.",
    ],
    "american_nonprofit": [
        "This story was made possible by readers like you. Support our nonprofit newsroom today.",
    ],
    "american_member": [
        "Local news needs you. Become a member of Norland Public Radio and help fund the journalism you rely on.",
        "Donate now",
    ],
    "american_paywall": [
        "Support local journalism. Subscribe today for unlimited access to all of our stories.",
    ],
    "australian_crowdfunded": [
        "The Arda Star is fiercely independent, and our journalists answer to you, not to advertisers.",
        "Chip in $5 a month and back independent Australian journalism. Your contribution keeps our newsroom going.",
    ],
    "australian_students": [
        "We’re a small team, and our readers pay for our reporting. If you value it, become a supporter.",
    ],
}


@pytest.mark.parametrize("appeal", [pytest.param(lines, id=name) for name, lines in APPEALS.items()])
@pytest.mark.parametrize("place", [1, 3], ids=["inside", "foot"])
def test_an_appeal_is_labelled_and_the_story_around_it_is_not(appeal: list[str], place: int) -> None:
    found = cut("\n".join([*STORY[:place], *appeal, *STORY[place:]]), publisher="The Harbour Post")
    assert [words for kind, words in found if kind == "appeal"] == appeal
    assert [words for kind, words in found if kind != "appeal"] == STORY


@pytest.mark.parametrize(
    "last",
    [
        "Your support makes all the difference.",
        "Please donate to keep our journalism free!",
        "We could not do it without readers like you.”",
        "Subscribe today and help fund our reporters.",
    ],
)
@pytest.mark.parametrize("space", ["", " "], ids=["without_space", "with_space"])
def test_an_appeal_that_runs_into_the_story_ends_at_its_full_stop(last: str, space: str) -> None:
    text = f"Our reporters need you: donate now to support our journalism\n{last}{space}{LEAD}\n{SECOND}"
    assert cut(text)[-3:] == [("appeal", last), ("paragraph", LEAD), ("paragraph", SECOND)]


@pytest.mark.parametrize("last", ["Every gift helps.", "All gifts, small or large, keep us going."])
def test_the_last_words_of_an_appeal_do_not_swallow_the_story_that_runs_on_in_their_line(last: str) -> None:
    appeal = ["A word from the editor", "Support our journalism: donate today so that our reporters can go on."]
    found = cut("\n".join(["Ferry runs aground", *appeal, last + LEAD, SECOND]))
    assert found == [
        ("headline", "Ferry runs aground"),
        *(("appeal", words) for words in [*appeal, last]),
        ("paragraph", LEAD),
        ("paragraph", SECOND),
    ]


def test_a_story_that_runs_into_an_appeal_ends_at_its_full_stop() -> None:
    appeal = "Support our journalism: donate today so that our reporters can go on."
    assert cut(f"{SECOND}\n{THIRD}{appeal}") == [("paragraph", SECOND), ("paragraph", THIRD), ("appeal", appeal)]


@pytest.mark.parametrize(
    "line",
    [
        "“We need your support,” Marlo told a rally in Arda. “Donate today and join us.”",
        "The charity said that donations had doubled since the flood, and that its members would give more.",
        "Judges at the appeal court in Arda threw out the appeal of the former minister on Friday.",
        "Readers of the Harbour Post gave 3,000 crowns after the newspaper wrote about the school.",
        "The newspaper will put its journalism behind a paywall and expects 4,000 subscribers by May.",
        "Marlo asked voters to support the bill and to fund the hospitals that they use.",
        "Members of the union support the strike, and its fund pays them 40 crowns a day.",
        "He thanked the donors who had backed the newsroom, and told reporters that the station would stay open.",
        "“Your support makes all the difference to us,” the coach told fans.",
        "We drove to the harbour with two reporters of a local station, who had been told to wait.",
        "You can see the wreck from the beach, but the police ask visitors to keep away.",
    ],
)
def test_a_story_about_support_stays_a_paragraph(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_a_politicians_letter_without_a_word_of_the_press_is_no_appeal() -> None:
    assert kind_of("We need your help. Donate to the campaign and give us a majority in May.") == "paragraph"


@pytest.mark.parametrize(
    "opener",
    [
        "Join the conversation",
        "Join our commenting forum",
        "Comments",
        "Comments (14)",
        "27 comments",
        "View all comments",
        "Leave a comment",
        "Leave a reply",
        "Be the first to comment",
        "Have your say",
        "What do you think? Let us know in the comments below.",
        "Sign in to comment",
        "Comments are closed on this article.",
        "Share your thoughts",
    ],
)
def test_from_the_comment_box_on_everything_is_comment(opener: str) -> None:
    below = ["I was there and it was loud.", "Reply", "harbourcat", "2 hours ago", "You would say that!"]
    assert kinds(*STORY, opener, *below) == ["paragraph"] * 3 + ["comment"] * 6


def test_a_comment_button_above_the_story_does_not_swallow_it() -> None:
    assert kinds("Ferry runs aground off Arda", "Comments", *STORY) == ["headline", "comment", *["paragraph"] * 3]


def test_long_comments_with_their_buttons_are_comments_too() -> None:
    long = "The ferry was old, the harbour is too shallow for ships of this size and the company knew about all of it."
    found = kinds(*STORY, "Comments (2)", long, "Reply", long.replace("old", "new"), "Reply")
    assert found == ["paragraph"] * 3 + ["comment"] * 5


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ferry firm fined over lifeboats",
        "READ MORE",
        "Also read: What we know about the Arda ferry",
        "See also: Harbour Lines in numbers",
        "Related: Ten years of accidents at sea",
        "Related articles",
        "Most read",
        "You may also like",
        "Sign up for our free newsletter",
        "Sign up to our daily briefing email and never miss a story",
        "Subscribe to our newsletter to get the day’s top stories in your inbox",
        "Get the latest news straight to your inbox",
        "Download our app for Android and iOS",
        "Follow us on Facebook and Instagram",
        "Follow Ines Marlo on Twitter @inesmarlo",
        "For more news from Arda, sign up to our newsletter.",
        "Click here to read the full report.",
        "Watch the video below:",
        "Advertisement",
        "Story continues below advertisement",
        "Article continues after this",
        "Share this article",
        "https://harbour.example/ferry",
        "Got a story? Email our newsdesk.",
        "Enter your email address",
    ],
)
def test_links_and_boxes_are_promotion(line: str) -> None:
    assert kind_of(line) == "promotion"


@pytest.mark.parametrize(
    "line",
    [
        "Read more than 20 pages of the report and the picture changes, the minister said.",
        "For more than 20 years, tourists have come to visit the island and follow the whales.",
        "Share prices fell by 3% in Arda on Tuesday.",
        "Related crimes, such as fraud, rose by a tenth.",
        "Follow the money, said Marlo, and you find the harbour board.",
        "Watch lists had been drawn up by the police in May.",
        "Subscribers of the newspaper got the letter on Friday.",
        "The app was downloaded 4,000 times, its maker said.",
    ],
)
def test_a_story_that_begins_like_a_link_stays_a_paragraph(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_the_links_below_a_label_are_promotion_until_the_story_goes_on() -> None:
    links = ["Ferry firm fined over lifeboats", "Ten years of accidents off Arda"]
    found = kinds(LEAD, SECOND, "Related stories", *links, THIRD)
    assert found == ["paragraph", "paragraph", "promotion", "promotion", "promotion", "paragraph"]


def test_a_list_of_titles_at_the_foot_is_promotion() -> None:
    links = ["Ferry firm fined over lifeboats", "Ten years of accidents off Arda", "Why the harbour silts up so fast"]
    assert kinds(*STORY, *links) == ["paragraph"] * 3 + ["promotion"] * 3


def test_a_list_that_the_story_announces_is_story() -> None:
    listed = ["The harbour board of Arda", "The coastguard of Norland", "The owners of the ship"]
    assert "promotion" not in kinds(*STORY, "Three bodies will look into it:", *listed)


@pytest.mark.parametrize(
    "line",
    [
        "Additional reporting by agencies.",
        "Additional reporting by Ines Marlo",
        "(Reporting by Ines Marlo in Arda; Editing by Tom Quill)",
        "(Reporting by Ines Marlo, Tom Quill and Ada Berg; writing by Jo Lund; editing by Per Holt.)",
        "Ines Marlo and Tom Quill contributed to this report.",
        "Associated Press writer Ines Marlo in Arda contributed to this report.",
        "Ines Marlo contributed reporting from Arda.",
        "With files from The Norland Press",
        "With reporting from Reuters",
        "– with agencies",
        "© 2025 The Harbour Post",
        "Copyright 2025 Harbour News Network. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "This article was first published by The Arda Star.",
        "Originally published in The Arda Star",
        "Reuters",
        "AAP",
        "PA Media",
        "Ines Marlo is a reporter in Arda. Follow her on Twitter: @inesmarlo",
    ],
)
def test_who_else_had_a_hand_in_it_is_credit(line: str) -> None:
    assert kind_of(line, after=[]) == "credit"


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the Arda Star shows that 40 lifeboats had not been checked.",
        "The engineers contributed to the report that the harbour board published in May.",
        "Copyright law is changing, and singers are glad of it.",
        "Agencies had warned the harbour board twice.",
    ],
)
def test_a_story_about_reports_stays_a_paragraph(line: str) -> None:
    assert kind_of(line, after=[]) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version gave the wrong number of passengers.",
        "CLARIFICATION: The hull was 40 metres long.",
        "Editor’s note: The name of the ship has been added.",
        "An earlier version of this article gave the wrong name of the ship.",
        "This article was amended on 5 March 2025 to correct the ship’s age.",
        "This story has been updated with a statement of the company.",
        "This article originally stated that the ship was built in 1990.",
    ],
)
def test_what_the_editors_changed_is_correction(line: str) -> None:
    assert kind_of(line, after=[]) == "correction"


def test_the_note_below_its_label_is_correction() -> None:
    note = "The report on Tuesday gave the wrong age of the ship."
    assert kinds(*STORY, "Correction:", note) == ["paragraph"] * 3 + ["correction"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "The minister promised a correction of the law.",
        "Corrections officers found the phone in his cell.",
        "This report was published by the harbour board in May and is 40 pages long.",
        "The article was changed after the vote, and so was the rest of the constitution.",
    ],
)
def test_a_story_about_corrections_stays_a_paragraph(line: str) -> None:
    assert kind_of(line) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "The ferry off Arda on Monday (Photo: Ines Marlo)",
        "The ferry off Arda on Monday. Picture: Ines Marlo/HPN",
        "Rescuers carry a passenger ashore. (AP Photo/Ines Marlo)",
        "Rescuers carry a passenger ashore (Ines Marlo/AFP via Getty Images)",
        "The ferry before it sank. Photograph: Ines Marlo/Reuters",
        "Image source, Harbour Lines",
        "Photo: Harbour Lines",
        "Getty Images",
        "Pictured: The ferry on its first day",
        "[Photo by Ines Marlo]",
    ],
)
def test_the_words_of_a_picture_are_caption(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "A spokesman told Reuters and AFP that nobody was hurt.",
        "The photo shows the ferry (and a tug) before the accident.",
        "The picture is clear: nobody checked the boats.",
    ],
)
def test_a_story_about_pictures_stays_a_paragraph(line: str) -> None:
    assert kind_of(line) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "By Ines Marlo",
        "By Ines Marlo and Tom Quill in Arda",
        "BY INES MARLO",
        "By Ines Marlo, Political Correspondent",
        "By Ines Marlo, Norland Press",
        "Written by Ines Marlo",
        "Ines Marlo, Political Editor",
    ],
)
def test_who_wrote_it_is_byline(line: str) -> None:
    assert kinds("Ferry runs aground off Arda", line, *STORY) == ["headline", "byline", *["paragraph"] * 3]


def test_a_byline_that_the_metadata_give_is_recognised() -> None:
    found = kinds("Ferry runs aground off Arda", "Ines Marlo", *STORY, byline="By Ines Marlo")
    assert found == ["headline", "byline", *["paragraph"] * 3]


@pytest.mark.parametrize(
    "line",
    ["4 March 2025", "Tuesday 4 March 2025 09:30 GMT", "Published: 9:30 am, March 4, 2025", "3 min read", "2025-03-04",
     "Updated 2 hours ago", "ARDA, March 4 (HPN)"],
)  # fmt: skip
def test_a_date_above_the_story_is_dateline(line: str) -> None:
    assert kinds("Ferry runs aground off Arda", line, *STORY) == ["headline", "dateline", *["paragraph"] * 3]


@pytest.mark.parametrize(
    "dateline",
    [
        "ARDA, March 3 (HPN) —",
        "ARDA, Norland (AP) --",
        "ARDA (AP) —",
        "Arda (AFP) –",
        "ARDA —",
        "NEW ARDA, N.L. -",
        "ST. ARDA —",
        "ARDA, 3 March 2025 (HPN) –",
        "Arda, Norland, March 3 –",
        "March 3 (UPI) —",
        "NEW ARDA (Reuters) -",
        "OSLO:",
        "ARDA (HPN):",
    ],
)
def test_a_dateline_is_parted_from_the_paragraph_it_opens(dateline: str) -> None:
    assert cut(f"{dateline} {LEAD}\n{SECOND}")[:2] == [("dateline", dateline), ("paragraph", LEAD)]


@pytest.mark.parametrize(
    "line",
    [
        "Marlo — who was on board — said that the lights went out.",
        "MARLO: I was on board and the lights went out.",
        "UPDATE: The lights went out, too.",
        "The NPA (National Port Authority) — a small body — looks into it.",
        "In May (Ines Marlo) she said more about the ship.",
    ],
)
def test_a_dash_or_colon_alone_makes_no_dateline(line: str) -> None:
    assert "dateline" not in kinds(line, "MARLO: Then we left the ship.", THIRD)


def test_a_first_line_without_full_stop_is_the_headline_and_a_second_the_standfirst() -> None:
    assert kinds("Ferry runs aground", "Company stops all crossings", *STORY)[:3] == [
        "headline",
        "standfirst",
        "paragraph",
    ]


def test_only_one_line_is_the_standfirst() -> None:
    assert kinds("Ferry runs aground", "All crossings stop", "What we know", *STORY)[:3] == [
        "headline",
        "standfirst",
        "subheading",
    ]


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("The ferry ran aground on Monday.", id="full_stop"),
        pytest.param("“It was loud.”", id="full_stop_inside_quotation_marks"),
        pytest.param("A ferry " + "and another " * 13, id="longer_than_150_characters"),
    ],
)
def test_other_first_lines_are_paragraphs(first: str) -> None:
    assert kinds(first, *STORY)[0] == "paragraph"


def test_a_single_sentence_is_a_paragraph() -> None:
    assert cut("The strike is over") == [("paragraph", "The strike is over")]


def test_the_title_of_the_metadata_is_the_headline_wherever_it_stands_at_the_top() -> None:
    found = kinds("News", "A ferry ran aground. Nobody drowned.", *STORY, title="A ferry ran aground. Nobody drowned.")
    assert found[:2] == ["subheading", "headline"]


def test_an_appeal_below_the_headline_is_no_standfirst() -> None:
    lines = ["Your support helps us to report", "Please donate to keep our journalism free."]
    assert kinds("Ferry runs aground", *lines, *STORY)[:3] == ["headline", "appeal", "appeal"]


@pytest.mark.parametrize("line", ["What we know so far", "## The company", "WHAT NEXT", "Who pays?"])
def test_a_short_line_before_more_of_the_story_is_a_subheading(line: str) -> None:
    assert kind_of(line) == "subheading"


STANDFIRST = "Divers will look at the hull before crossings can start again."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Tom Ferris in Veltz", "byline"),
        ("By Ines Marlo and Tom Quill", "byline"),
        ("Tue 4 Mar 2025 09.14 GMT", "dateline"),
        ("4 March 2025", "dateline"),
        ("Published 4 March 2025", "dateline"),
        ("Published 09:14", "dateline"),
        ("Last updated 4 March 2025 at 9:14pm", "dateline"),
        ("Last modified on Tue 4 Mar 2025 11.20 GMT", "dateline"),
    ],
)
def test_who_and_when_may_stand_below_a_standfirst_of_a_whole_sentence(line: str, kind: str) -> None:
    assert kinds("Ferry runs aground off Arda", STANDFIRST, line, *STORY)[2:] == [kind, *["paragraph"] * 3]


def test_a_sentence_between_headline_and_byline_is_the_standfirst() -> None:
    assert kinds("Ferry runs aground off Arda", STANDFIRST, "By Tom Ferris", *STORY)[:3] == [
        "headline",
        "standfirst",
        "byline",
    ]


def test_name_label_and_date_may_follow_one_another() -> None:
    lines = ["By Tom Ferris in Veltz", "Published", "4 March 2025", "Last updated 5 March 2025"]
    found = [kind for kind, _ in cut("\n\n".join(["Ferry runs aground off Arda", STANDFIRST, *lines, *STORY]))]
    assert found[2:6] == ["byline", "dateline", "dateline", "dateline"]


@pytest.mark.parametrize("above", [[], [STANDFIRST]], ids=["headline", "standfirst"])
@pytest.mark.parametrize("date", ["4 March 2025", "Published"])
def test_names_right_above_the_date_are_the_byline(above: list[str], date: str) -> None:
    lines = ["Ferry runs aground off Arda", *above, "Ines Marlo and Tom Quill", date, *STORY]
    assert ("byline", "Ines Marlo and Tom Quill") in cut("\n\n".join(lines))


def test_names_above_the_story_that_no_date_follows_are_no_byline() -> None:
    assert kinds("Ferry runs aground off Arda", "Harbour Lines", *STORY)[1] == "standfirst"


def test_the_time_of_the_last_change_is_dateline_at_the_foot_too() -> None:
    assert kind_of("Last updated: 5 March 2025, 10.30 GMT", after=[]) == "dateline"


@pytest.mark.parametrize("line", ["Published reports say that 40 boats leak.", "By Tuesday it had sunk."])
def test_a_story_that_begins_like_a_date_is_story(line: str) -> None:
    assert kind_of(line, before=["Ferry runs aground", LEAD]) == "paragraph"


NEWSLETTERS = {
    "with_its_small_print": [
        "Sign up to Harbour Briefing",
        "Our editors pick the stories that matter most in Norland, every weekday.",
        "Privacy Notice: Newsletters may contain information on advertisers. See our Privacy Policy.",
        "after newsletter promotion",
    ],
    "long_blurb": [
        "Sign up to First Tide",
        "Free daily newsletter",
        "Our morning email picks the stories of the day from all over Norland and explains briefly why they matter.",
        "Privacy Notice: Newsletters may contain information on advertisers.",
    ],
    "two_lines": ["Sign up for The Tide", "All you need to know before breakfast, in your inbox."],
    "one_line": ["Get our free newsletter, The Tide, every Friday."],
    "terms": ["Sign up to The Tide", "Free weekly newsletter", "By signing up you agree to our terms of use."],
}


@pytest.mark.parametrize("box", [pytest.param(lines, id=name) for name, lines in NEWSLETTERS.items()])
@pytest.mark.parametrize("place", [1, 3], ids=["inside", "foot"])
def test_a_newsletter_box_is_promotion_with_all_its_lines(box: list[str], place: int) -> None:
    found = cut("\n\n".join([*STORY[:place], *box, *STORY[place:]]))
    assert [words for kind, words in found if kind == "promotion"] == box
    assert [words for kind, words in found if kind == "paragraph"] == STORY


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of our union comes every week, said Marlo.",
        "Sign up for the army, the posters in Arda told young men in the years before the war began.",
        "“I found the newsletter in your inbox,” he wrote.",
        "The bank warned customers that a newsletter in your inbox may be a trap.",
        "Privacy rules for newsletters will change in May.",
    ],
)
def test_a_story_about_newsletters_stays_a_paragraph(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_a_list_of_links_is_promotion_from_its_first_to_its_last_line() -> None:
    titles = ["Ferry firm fined over lifeboats", "What we know of the Arda ferry."]
    box = ["list of 2 items", "list 1 of 2", titles[0], "list 2 of 2", titles[1], "end of list"]
    assert kinds(LEAD, SECOND, *box, THIRD) == ["paragraph"] * 2 + ["promotion"] * 6 + ["paragraph"]


def test_the_story_between_two_boxes_stays_story() -> None:
    story = [THIRD, f"{LEAD} {SECOND}"]
    lines = [SECOND, "Sign up to The Tide", *story, "Enter your email", "list 1 of 1", "A title", *story, "end of list"]
    assert [kind for kind, _ in cut("\n\n".join(lines)) if kind == "paragraph"] == ["paragraph"] * 5


def test_a_list_of_links_that_is_never_closed_ends_with_its_last_title() -> None:
    box = ["list of 2 items", "list 1 of 2", "Ferry firm fined", "list 2 of 2", "Ten years of accidents"]
    assert kinds(LEAD, *box, SECOND, THIRD) == ["paragraph", *["promotion"] * 5, "paragraph", "paragraph"]


@pytest.mark.parametrize("after", [[], [f"{LEAD} {SECOND}", THIRD, THIRD]], ids=["foot", "inside"])
@pytest.mark.parametrize(
    "below",
    [
        "Join lively debates, follow other readers and see what they reply",
        "Read what others think and share your own view of the accident.",
    ],
)
def test_what_a_comment_box_tells_the_reader_to_do_is_comment(below: str, after: list[str]) -> None:
    found = cut("\n\n".join([*STORY, "Join our commenting forum", below, *after]))
    assert [words for kind, words in found if kind == "comment"] == ["Join our commenting forum", below]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A correction was made on March 5, 2025: An earlier version gave the wrong port.", "correction"),
        ("If you spot an error, please tell our desk.", "correction"),
        ("A version of this article appears in print on March 5, 2025, Section B, Page 2.", "credit"),
        ("Harbour Press writers Ines Marlo and Tom Quill in Arda contributed to this report.", "credit"),
        ("Ines Marlo reports on shipping for The Harbour Post.", "credit"),
        ("Ines Marlo is a reporter covering ports for The Harbour Post.", "credit"),
        ("Our Standards: The Harbour Trust Principles.", "credit"),
        ("Purchase Licensing Rights", "credit"),
        ("Reprints and permissions", "credit"),
        ("Licensing rights", "credit"),
        ("The Harbour Press gets grants from foundations and is solely responsible for all content.", "credit"),
        ("Follow our full coverage of the ferry at https://harbour.example/ferry", "promotion"),
        ("Subscribe to The Tide", "promotion"),
    ],
)
def test_notes_at_the_foot_are_no_story(line: str, kind: str) -> None:
    assert kind_of(line, after=[]) == kind


@pytest.mark.parametrize(
    "line",
    [
        "A correction was made in the plans of the harbour, and the wall is now a metre higher.",
        "Ines Marlo reports to the harbour board on Friday.",
        "Ines Marlo is a journalist who was on board.",
        "Our standards are high, said Marlo.",
        "Purchase tax will rise in May.",
        "A version of this ship sails off Veltz.",
    ],
)
def test_a_last_sentence_that_begins_like_a_note_stays_a_paragraph(line: str) -> None:
    assert kind_of(line, after=[]) == "paragraph"


@pytest.mark.parametrize(
    ("after", "kind"),
    [(["Ines Marlo contributed to this report."], "credit"), (["Read more"], "promotion"), (STORY, "promotion")],
)
@pytest.mark.parametrize("line", ["___", "* * *", "—"])
def test_a_line_without_letters_goes_with_the_note_that_it_sets_off(line: str, after: list[str], kind: str) -> None:
    assert kind_of(line, after=after) == kind


def test_a_time_that_heads_an_entry_is_no_line_above_the_story() -> None:
    found = cut(f"The latest on the Arda ferry:\n\n{LEAD}\n\n6:30 p.m.\n\n{SECOND}\n\n{THIRD}")
    assert {words: kind for kind, words in found}["6:30 p.m."] != "dateline"


def test_figures_alone_are_no_subheading() -> None:
    assert kind_of("3.20") == "paragraph"


def test_wrapped_lines_make_one_paragraph() -> None:
    wrapped = "A ferry with 212 people on board ran aground\noff Arda on Monday, the coastguard of Norland\nsaid."
    other = "The operator has cancelled all crossings until\ndivers have looked at the hull of the ship and\nsaid so."
    assert cut(f"{wrapped}\n\n{other}") == [("paragraph", wrapped), ("paragraph", other)]


@pytest.mark.parametrize("end", ["\r", "\u2028", "\x0b", "\x0c", "\x85"], ids=lambda end: f"U+{ord(end):04X}")
def test_other_line_ends_end_a_segment(end: str) -> None:
    assert cut(f"{LEAD}{end}{SECOND}") == [("paragraph", LEAD), ("paragraph", SECOND)]


FRAGMENTS = ["Comments", "Read more", "Related:", "ARDA (AP) — Rain fell.", "By Ines Marlo", "Correction:", "***", "é"]
LINES = [*STORY, *(line for lines in APPEALS.values() for line in lines), *FRAGMENTS]
PIECES = st.sampled_from([*LINES, "\n", "\r", " ", ".", "“", "North.South", "\u200b", "\U0001f6a2"])


@given(st.lists(PIECES | st.text(max_size=12), max_size=25).map("\n".join) | st.lists(PIECES).map("".join))
def test_segments_never_overlap_and_hold_all_that_is_not_space(text: str) -> None:
    at = 0
    for segment in segments(text, Metadata()):
        assert text[at : segment.start_char].strip() == ""
        words = text[segment.start_char : segment.end_char]
        assert words
        assert words == words.strip()
        at = segment.end_char
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Support us. Your donation. " * 7_000, id="appeals_in_one_line"),
        pytest.param("aaaa.Bbbb" * 20_000, id="glued_sentences"),
        pytest.param("“" * 200_000, id="open_quotation_marks"),
        pytest.param("a" + " " * 199_998 + "b", id="spaces"),
    ],
)
def test_a_text_made_to_be_slow_is_cut_in_seconds(text: str) -> None:
    began = time.perf_counter()
    segments(text, Metadata())
    assert time.perf_counter() - began < 20  # the wrong pattern takes minutes
