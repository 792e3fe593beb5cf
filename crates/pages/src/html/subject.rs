//! A provider and what its pages say in, HTML out: lines with links, in both languages.

use super::address::Site;
use super::markup::Markup;
use crate::page::remarks::{Remark, RemarkKind};
use crate::page::{Block, Entry, Line, Section, Table, link};
use crate::words;
use codetable_model::catalog::{Provider, Text};
use codetable_model::words::advice::statuses;
use codetable_model::words::{Language, LinkTarget, Phrase, Piece, RichText};

/// A provider, and the page that speaks of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    /// Its index in the catalogue.
    pub(super) index: usize,
    pub(super) provider: &'a Provider,
    /// HTTP itself, whose rules count where the provider has none.
    pub(super) http: Option<&'a Provider>,
    pub(super) site: &'a Site,
    /// From the page to the root of the site.
    pub(super) root: &'static str,
    /// From the page to that of the provider; nothing if it is that page.
    pub(super) home: &'static str,
}

impl<'a> Subject<'a> {
    /// A page of the site, as this page links to it.
    pub(super) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// What to call the provider, in a heading.
    pub(super) fn heading(&self) -> Markup {
        match &self.provider.title {
            Some(title) => Markup::both(|reader| Markup::text(title.value.of(reader))),
            None => Markup::text(&self.provider.name),
        }
    }

    /// A line with its links, in both languages; what is the same in either stands there once.
    pub(super) fn rich(&self, text: impl Into<RichText>) -> Markup {
        let text = text.into();
        let [english, korean] = [Language::English, Language::Korean].map(|language| self.pieces(&text, language));
        let (mut english, mut korean) = (english.as_slice(), korean.as_slice());
        let mut whole = Markup::default();
        let joined = |pieces: &[Markup]| Markup::join(pieces.to_vec(), "");
        // The nearest piece that both have is said once, and what stands before it in either language.
        while let Some((at, of)) = (0..english.len() + korean.len()).find_map(|sum| {
            let mut pairs = (0..=sum).map(|at| (at, sum - at));
            pairs.find(|(at, of)| english.get(*at).is_some_and(|piece| korean.get(*of) == Some(piece)))
        }) {
            whole.push(Markup::either(joined(&english[..at]), joined(&korean[..of])));
            whole.push(english[at].clone());
            (english, korean) = (&english[at + 1..], &korean[of + 1..]);
        }
        whole.push(Markup::either(joined(english), joined(korean)));
        whole
    }

    fn pieces(&self, text: &RichText, language: Language) -> Vec<Markup> {
        // Neighbours that lead to the same place are one link.
        let mut pieces: Vec<(Option<LinkTarget>, Markup)> = Vec::new();
        text.pieces(language, &mut |piece, target| {
            let inner = match piece {
                Piece::Ours(words) => Markup::prose(&words),
                Piece::Text(text) => Markup::text(text),
                Piece::Prose(text, true) => Markup::prose(&text).spoken(language.tag()),
                Piece::Prose(text, false) => Markup::spoken(Markup::prose(&text), self.provider.prose_language()),
                Piece::Code(text) => Markup::code(text),
                Piece::Document(text) => self.document(text, language),
                Piece::Basis(kind) => Markup::basis(kind, kind.name().of(language)),
            };
            match pieces.last_mut() {
                Some((of, before)) if of.as_ref() == target && target.is_some() => before.push(inner),
                _ => pieces.push((target.cloned(), inner)),
            }
        });
        let linked = |(target, inner): (Option<LinkTarget>, Markup)| match target.and_then(|of| self.address(&of)) {
            Some(target) => inner.linked(&target),
            None => inner,
        };
        pieces.into_iter().map(linked).collect()
    }

    /// The address of a thing, as the page links to it.
    fn address(&self, target: &LinkTarget) -> Option<String> {
        match target {
            LinkTarget::Code(table, row) => Some(self.at(&self.site.code(self.index, *table, *row))),
            LinkTarget::Document(id) => {
                link::document(self.provider, id).or_else(|| self.address(&LinkTarget::Thing("document", id.clone())))
            }
            LinkTarget::Web(address) => Some(address.clone()),
            target => Some(format!("{}#{}", self.home, link::anchor(target)?)),
        }
    }

    /// A text as its reader reads it, below it as the document has it, and what it is in languages that pages do not speak.
    fn document(&self, text: &Text, reader: Language) -> Markup {
        let mut whole = match text.is_translated(reader) {
            true => Markup::tagged(text.of(reader), reader.tag()),
            false => self.source(text),
        };
        let below = |markup: Markup| Markup::within("span class=src", markup);
        // A document in English is no help to whoever reads it in Korean.
        let is_read = reader == Language::Korean && self.provider.language() == Language::English.tag();
        if text.of(reader) != text.source && !(is_read && text.is_translated(reader)) {
            whole.push(below(self.source(text)));
        }
        text.others().for_each(|(language, text)| whole.push(below(Markup::tagged(text, language))));
        whole
    }

    fn source(&self, text: &Text) -> Markup {
        Markup::tagged(&text.source, self.provider.language())
    }

    /// What a line says, and the document's own words for it.
    pub(super) fn says(&self, line: &Line) -> Markup {
        let quote = line.quote.as_ref();
        let quote = quote.map(|of| Markup::within("span class=src", Markup::within("q", self.source(of))));
        Markup::all([self.rich(line.says.clone()), quote.unwrap_or_default()])
    }

    /// Lines, each with what supports it.
    pub(super) fn lines<'l>(&self, lines: impl IntoIterator<Item = &'l Line>) -> Markup {
        let line = |line: &Line| {
            let says = Markup::all([self.says(line), Markup::some("p class=basis", self.rich(line.support.words()))]);
            let name = Markup::within("dt", self.rich(line.label.clone()));
            Markup::within("div", Markup::all([name, Markup::within("dd", says)]))
        };
        Markup::some("dl class=facts", Markup::join(lines.into_iter().map(line), "\n"))
    }

    /// A section of the page of the provider.
    pub(super) fn section(&self, section: &Section) -> Markup {
        let mut label = link::anchor(&section.place).unwrap_or_default();
        let title = Markup::heading(2, Some(&label), self.rich(section.title));
        let blocks = section.blocks.iter().map(|block| match block {
            Block::Paragraph(text) => Markup::within("p", self.rich(text.clone())),
            Block::Heading(place, text) => {
                let anchor = place.as_ref().and_then(link::anchor);
                if let Some(anchor) = &anchor {
                    label.clone_from(anchor);
                }
                Markup::heading(3, anchor.as_deref(), self.rich(text.clone()))
            }
            Block::Lines(lines) => self.lines(lines),
            Block::Table(table) => self.table(table, &label),
            Block::Entry(entry) => self.entry(entry),
            Block::Example(title, text) => Markup::all([
                Markup::heading(4, None, self.rich(title.clone())),
                Markup::within("pre", Markup::within("code", Markup::text(text))),
            ]),
            Block::Concerning(remarks) => self.references(remarks),
            Block::Remarks(remarks) => self.remarks(remarks, true),
        });
        let blocks = Markup::join(blocks.collect::<Vec<_>>(), "\n");
        Markup::within("section", Markup::join([title, blocks], "\n"))
    }

    fn entry(&self, entry: &Entry) -> Markup {
        let name = match &entry.place {
            LinkTarget::Thing("status", pattern) => self.rich(statuses(pattern)),
            _ => Markup::code(&entry.code),
        };
        let title = Markup::heading(3, link::anchor(&entry.place).as_deref(), name);
        let lines = self.lines(entry.meanings.iter().flat_map(|meaning| &meaning.lines));
        // Whoever is led here has not seen the head of the page.
        let whose = match entry.place {
            LinkTarget::Thing("status", _) => {
                Markup::within("p class=whose", Markup::join([self.heading(), self.rich(words::STATUS_RULE)], " · "))
            }
            _ => Markup::default(),
        };
        Markup::within("article", Markup::join([whose, title, lines, self.references(&entry.remarks)], "\n"))
    }

    /// A table, which is called as the thing with the id `label` is.
    fn table(&self, table: &Table, label: &str) -> Markup {
        let columns = table.columns();
        let heads = columns.iter().map(|column| Markup::within("th scope=col", self.rich(table.heads[*column])));
        let row = |row: &Vec<RichText>| {
            let cells = columns.iter().map(|column| {
                let element = match (*column, table.heads[*column]) {
                    (0, _) => "th scope=row",
                    (_, words::BASIS) => "td class=basis",
                    _ => "td",
                };
                Markup::within(element, self.rich(row[*column].clone()))
            });
            Markup::within("tr", Markup::join(cells, ""))
        };
        let head = Markup::within("thead", Markup::within("tr", Markup::join(heads, "")));
        let body = Markup::within("tbody", Markup::join(table.rows.iter().map(row), "\n"));
        Markup::wide(label, Markup::within("table class=rows", Markup::join([head, body], "\n")))
    }

    /// Remarks in full; where all of a kind are, each has an id and says what it bears on.
    pub(super) fn remarks(&self, remarks: &[Remark], are_all: bool) -> Markup {
        let bold = |name: Phrase| Markup::within("b", self.rich(name));
        let remark = |of: &Remark| {
            let support = Markup::some("small class=basis", self.rich(of.support.clone()));
            let mut parts = vec![bold(of.kind.name()), self.rich(of.says.clone()), support];
            let is_conflict = of.kind == RemarkKind::Conflict;
            for (name, says) in [(words::FOLLOWED, &of.follow), (words::BECAUSE, &of.because)] {
                if is_conflict {
                    let says = Markup::join([bold(name), self.rich(says.clone())], " ");
                    parts.push(Markup::within("p", says));
                }
            }
            if are_all && !of.concerns.is_empty() {
                let concerns = self.rich(words::CONCERNS.with([of.concerns.clone()]));
                parts.push(Markup::within("p class=basis", concerns));
            }
            Markup::item(are_all.then_some(of.number), is_conflict, Markup::join(parts, " "))
        };
        Markup::some("ul class=remarks", Markup::join(remarks.iter().map(remark), "\n"))
    }

    /// Notes for the head of a page, each leading to where it stands with what supports it.
    pub(super) fn foremost(&self, remarks: &[Remark]) -> Vec<Markup> {
        let one = |of: &Remark| {
            let name = self.rich(of.kind.name()).linked(&format!("{}#remark-{}", self.home, of.number));
            Markup::join([name, self.rich(of.says.clone())], ": ")
        };
        remarks.iter().map(one).collect()
    }

    /// Links to remarks, on the page that has them all.
    pub(super) fn references(&self, remarks: &[Remark]) -> Markup {
        let link = |of: &Remark| {
            let number = of.number.to_string();
            Markup::join([self.rich(of.kind.name()), Markup::text(&number)], " ").linked(&format!("#remark-{number}"))
        };
        let links = Markup::join(remarks.iter().map(link), ", ");
        if links.is_empty() { links } else { Markup::within("p class=basis", Markup::all(["→ ".into(), links])) }
    }
}
