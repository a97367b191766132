"""A reading in, every reference to an actor and every office out: the steps of the extractor of actors, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.countries import StateName, compass_name, match, official_name, usual_names
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import Quotation
from tidynews.extract.who.acting import acts
from tidynews.extract.who.governments import governments, plain_country
from tidynews.extract.who.groups import continued, demonyms_before, described, home, is_one_of_many
from tidynews.extract.who.holders import with_owners
from tidynews.extract.who.identified import identified
from tidynews.extract.who.interviews import interviews
from tidynews.extract.who.introductions import introductions
from tidynews.extract.who.kinds import key, kinds
from tidynews.extract.who.lexicon import table, words
from tidynews.extract.who.names import Name, names
from tidynews.extract.who.nominals import nominals, phrase_start
from tidynews.extract.who.organisations import organisations, state_at_end
from tidynews.extract.who.people import people, slug
from tidynews.extract.who.pronouns import pronouns
from tidynews.extract.who.references import Entity, Reference
from tidynews.extract.who.roles import Office, office_of, offices
from tidynews.extract.who.settled import repeated, settled, unglue
from tidynews.extract.who.several import both
from tidynews.extract.who.state_bodies import apart, tell_states


class Casting:
    """The references and offices found in one reading."""

    def __init__(self, reading: Reading, quotations: Sequence[Quotation]) -> None:
        self._reading = reading
        self._doc = reading.doc
        self.references: list[Reference] = []
        self.offices: list[Office] = []
        self._states: dict[str, Entity] = {}
        self._groups: dict[str, Entity] = {}
        self._country: str | None = None  # that the article is plainly about
        self._name_everybody()
        self._compass()
        self._describe_groups(alone=False)
        self._give_offices()
        taken = {i for r in self.references for i in range(r.first, r.last)} | {o.noun.i for o in self.offices}
        self.references += list(nominals(self._doc, self._sorted(), taken))
        self._describe_groups(alone=True)  # "a Portuguese official" may be somebody who is named
        taken = {i for r in self.references for i in range(r.first, r.last) if r.form == "nominal"}
        self.references += list(governments(self._doc, self._sorted(), taken, self._country))
        self.references += pronouns(self._doc, [*self._sorted(), *_appositions(self.offices)], quotations)
        self.references += list(both(self._doc, self._sorted()))
        self.references += list(interviews(self._doc, self._sorted()))
        self.offices = with_owners(self.offices, self.references, self._country)

    def _sorted(self) -> list[Reference]:
        return sorted(self.references, key=lambda r: (r.first, r.last))

    def _name_everybody(self) -> None:
        found = settled(self._doc, names(self._doc))
        found = sorted([*found, *repeated(self._doc, found)], key=lambda n: n.first)
        unglue(self._doc, found)
        found.sort(key=lambda n: n.first)
        kind_of = kinds(self._doc, found)
        kind = {name.first: "state" if name.state is not None else kind_of[key(name)] for name in found}
        persons = people(self._reading.article.article_id, [n for n in found if kind[n.first] == "person"])
        bodies = organisations(self._doc, [(n, kind[n.first]) for n in found if kind[n.first] in _BODIES])
        owners = {name.last: name.state for name in found if name.state is not None}
        self._country = plain_country(state.iso3 for state in owners.values())
        told = [
            (n.first, bodies[n.first], self._describe_body(n, bodies[n.first], owners))
            for n in found
            if n.first in bodies
        ]
        bodies = {**bodies, **apart(told)}
        self._groups.update(tell_states(dict.fromkeys(bodies.values())))
        for name in found:
            if name.state is not None:
                self._refer_to_state(name, name.state)
            elif name.first in persons:
                self._refer_to_person(name, persons[name.first])
            elif name.first in bodies:
                self._refer_to_body(name, self._groups[bodies[name.first].actor_id])

    def _refer_to_body(self, name: Name, entity: Entity) -> None:
        entity.forms[(_bare(name.text), _body_form(name))] = None
        entity.nouns |= _called(self._doc, name)
        self._refer(name.first, name.last, entity, "name")

    def _describe_body(self, name: Name, entity: Entity, owners: Mapping[int, StateName]) -> str | None:
        """A body is of the state in its name ("Ardan Parliament") or right before it ("Arda's Supreme Court")."""
        inside = match(self._doc, name.first)
        state = inside[1] if inside is not None and inside[0] < name.last else None
        if state is None:
            entity.country = entity.country or state_at_end(self._doc, name.first, name.last)
        before = None
        if self._doc[name.first : name.last].root.dep_ not in _MODIFYING:  # not "Arda's UN envoy"
            owned = name.first > 0 and self._doc[name.first - 1].tag_ == "POS"
            before = owners.get(name.first - 1 if owned else name.first)
            beside = before is not None and self._doc[name.first - 1].head.i in range(name.first, name.last)
            before = before if before is not None and (owned or beside or before.form == "demonym") else None
        state = state or before
        if state is None or state.form == "capital":
            return None
        entity.country = entity.country or state.iso3
        return state.iso3

    def _refer(self, first: int, last: int, entity: Entity, form: str, reading: str = "literal") -> None:
        head = self._doc[first:last].root.i
        self.references.append(Reference(first, last, head, entity, form, reading))

    def _refer_to_person(self, name: Name, entity: Entity) -> None:
        first = name.first - 1 if name.title is not None else name.first
        self.references.append(Reference(first, name.last, self._doc[name.first : name.last].root.i, entity, "name"))
        full = len(name.words) > 1
        printed = f"{name.title} {name.text}" if name.title is not None and not full else name.text
        entity.forms[(printed, "full" if full else "surname")] = None

    def _refer_to_state(self, name: Name, state: StateName) -> None:
        head = self._doc[name.first : name.last].root
        if state.form == "people":
            group = self._group(
                Entity("group", name.text, state.iso3, actor_id=f"group/{state.iso3.lower()}-{slug(name.text)}")
            )
            group.forms[(name.text, "full")] = None
            self._refer(name.first, name.last, group, "name")
        elif state.form == "demonym":
            if head.dep_ in {"amod", "compound", "nmod", "poss", "acomp", "conj", "attr"} or head.pos_ == "ADJ":
                self._refer(name.first, name.last, self._state(state.iso3, name.text, "demonym"), "adjective")
        elif state.form == "capital":
            if acts(head, sure=False):
                entity = self._state(state.iso3, name.text, "capital")
                self._refer(name.first, name.last, entity, "name", "place_for_government")
        elif acts(head, sure=True):
            self._refer(name.first, name.last, self._state(state.iso3, name.text, state.form), "name")

    def _state(self, iso3: str, printed: str, form: str) -> Entity:
        if iso3 not in self._states:
            entity = Entity("state", official_name(iso3), iso3, actor_id=f"state/{iso3.lower()}")
            entity.forms = dict.fromkeys(usual_names(iso3))
            self._states[iso3] = entity
        listed = form if form != "short" or printed != official_name(iso3) else "official"
        self._states[iso3].forms[(printed, listed)] = None
        return self._states[iso3]

    def _group(self, entity: Entity) -> Entity:
        return self._groups.setdefault(entity.actor_id, entity)

    def _compass(self) -> None:
        """As in "The North" where the article has named North X."""
        meant = {compass_name(iso3): iso3 for iso3 in self._states if compass_name(iso3)}
        taken = {i for r in self.references for i in range(r.first, r.last)}
        for token in self._doc if meant else ():
            if token.text in meant and token.i and token.i not in taken and self._doc[token.i - 1].lower_ == "the":
                following = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
                if following is not None and following.text[:1].isupper():
                    continue
                if acts(token, sure=True):
                    iso3 = meant[token.text]
                    entity = self._state(iso3, self._doc[token.i - 1 : token.i + 1].text, "short")
                    self.references.append(Reference(token.i - 1, token.i + 1, token.i, entity, "name"))

    def _describe_groups(self, *, alone: bool) -> None:
        taken = {i for r in self.references for i in range(r.first, r.last)}
        country_at = {r.head: r.entity.country for r in self.references if r.entity.kind == "state"}
        named = self._sorted()
        groups: dict[str, Reference] = {}
        for token in self._doc:
            if token.i in taken or token.pos_ not in {"NOUN", "PROPN"} or is_one_of_many(token) != alone:
                continue
            same = continued(token, named, groups)
            if same is not None:
                self.references.append(Reference(token.i - 1, token.i + 1, token.i, same, "nominal"))
                continue
            for at, country in _countries_of(token, country_at):
                group = described(token, country)
                if group is not None:
                    self._refer_to_group(token, at, self._group(group))
                    groups[token.lower_] = self.references[-1]

    def _refer_to_group(self, noun: Token, first: int, entity: Entity) -> None:
        entity.forms[(self._doc[first : noun.i + 1].text, "title")] = None
        self.references.append(Reference(first, noun.i + 1, noun.i, entity, "nominal"))

    def _give_offices(self) -> None:
        ordered = self._sorted()
        others = {
            i: r for r in ordered if r.entity.kind != "person" and r.form != "nominal" for i in range(r.first, r.last)
        }
        persons = [r for r in ordered if r.entity.kind == "person" and r.form == "name"]
        self.offices = offices(self._doc, persons, others)
        for office in self.offices:
            _take_office(office)
        country_at = {r.head: r.entity.country for r in ordered if r.entity.kind == "state"}
        taken = {i for r in ordered for i in range(r.first, r.last)} | {o.noun.i for o in self.offices}
        for person, noun in introductions(self._doc, ordered, country_at, taken):
            office = office_of(self._doc, person, noun, others)
            _take_office(office)
            self.offices.append(office)
            self.references.append(Reference(phrase_start(noun), noun.i + 1, noun.i, person.entity, "nominal"))
        self.offices.sort(key=lambda o: (o.first, o.last))
        self.references += identified(self._doc, persons, taken)


def _countries_of(noun: Token, country_at: Mapping[int, str | None]) -> list[tuple[int, str | None]]:
    """The states whose names or adjectives stand before a noun ("Ardan and Ostian envoys"), each with its first token.

    Without any, None and the first token of what describes the noun.
    """
    modifiers = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod", "poss"}]
    joined = [*modifiers, *(j for c in modifiers for j in c.rights if j.dep_ == "conj")]
    joined += [
        j for c in modifiers if c.dep_ == "compound" for j in c.lefts if j.dep_ == "amod"
    ]  # "Ardan army officers"
    found = [(c.left_edge.i, country_at[c.i]) for c in sorted(joined, key=lambda c: c.i) if country_at.get(c.i)]
    found = [*demonyms_before(noun.doc, found[0][0]), *found] if found else found
    first = min((c.left_edge.i for c in modifiers if c.dep_ != "poss"), default=noun.i)
    return [(min(first, at) if number == 0 else at, country) for number, (at, country) in enumerate(found)] or [
        (first, home(noun))
    ]


def _appositions(given: Sequence[Office]) -> list[Reference]:
    """The nouns that name an office beside a name: they mean whom the name means."""
    return [Reference(o.noun.i, o.noun.i + 1, o.noun.i, o.person.entity, "nominal") for o in given]


def _take_office(office: Office) -> None:
    """What an office tells about who holds it."""
    entity, noun = office.person.entity, office.noun.lemma_.lower()
    entity.country = entity.country or office.country
    entity.nouns.add(noun)
    entity.gender = entity.gender or table("gendered").get(noun)


def _called(doc: Doc, name: Name) -> set[str]:
    """What kind of body the article says it is: "the charity Arda", "the firm behind it, Arda", "Arda, a firm"."""
    head = doc[name.first : name.last].root
    beside = [doc[name.first - 1]] if name.first > 0 else []
    beside += [c for c in head.rights if c.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    return {t.lemma_.lower() for t in beside if t.pos_ == "NOUN"} & words("organisations", "nouns")


def _bare(text: str) -> str:
    return text.removeprefix("The ").removeprefix("the ")


def _body_form(name: Name) -> str:
    return "acronym" if len(name.words) == 1 and name.text.replace(".", "").isupper() else "full"


_BODIES = frozenset({"organisation", "force", "media", "group"})
_MODIFYING = frozenset({"compound", "nmod", "amod"})
