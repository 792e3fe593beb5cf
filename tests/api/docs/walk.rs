//! A crate in, its public items out, each with the texts in which it may be shown.

use rustdoc_types::{Crate, Id, Item as Described, ItemEnum, StructKind, VariantKind};

/// A public item.
#[derive(Clone)]
pub(super) struct Item<'c> {
    pub(super) id: u32,
    pub(super) path: String,
    pub(super) name: &'c str,
    pub(super) kind: Kind,
    /// The name of the type or trait it belongs to.
    pub(super) owner: Option<&'c str>,
    pub(super) docs: &'c str,
    /// The texts around it: its type's or trait's, and its module's.
    pub(super) around: Vec<&'c str>,
    /// Whether the compiler made it.
    pub(super) is_generated: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Module,
    Type,
    Trait,
    Function,
    /// A function of a type or a trait without `self`.
    Associated,
    Method,
    Macro,
    Constant,
    /// An alias, a field, a variant: it has a meaning, and is seen where its type is used.
    Part,
}

impl Kind {
    /// Whether programs name it where they use it.
    pub(super) const fn is_used(self) -> bool {
        !matches!(self, Self::Module | Self::Part)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Module => "modules",
            Self::Type => "structs and enums",
            Self::Trait => "traits",
            Self::Function => "functions",
            Self::Associated => "functions of types",
            Self::Method => "methods",
            Self::Macro => "macros",
            Self::Constant => "constants",
            Self::Part => "parts",
        }
    }
}

/// All public items of a crate, an item once for each path to it.
pub(super) fn items(library: &Crate) -> Vec<Item<'_>> {
    let mut walk = Walk { library, items: Vec::new() };
    let root = &library.index[&library.root];
    walk.item(root, &Place { path: String::new(), owner: None, around: Vec::new(), is_generated: false });
    walk.items
}

struct Walk<'c> {
    library: &'c Crate,
    items: Vec<Item<'c>>,
}

/// Where an item is met.
struct Place<'c> {
    path: String,
    owner: Option<&'c str>,
    around: Vec<&'c str>,
    is_generated: bool,
}

impl<'c> Walk<'c> {
    fn all(&mut self, ids: &[Id], place: &Place<'c>) {
        for id in ids {
            if let Some(item) = self.library.index.get(id) {
                self.item(item, place);
            }
        }
    }

    fn item(&mut self, item: &'c Described, place: &Place<'c>) {
        let kind = match &item.inner {
            ItemEnum::Use(reexport) => return self.all(reexport.id.as_slice(), place),
            ItemEnum::Module(_) => Kind::Module,
            ItemEnum::Struct(_) | ItemEnum::Enum(_) => Kind::Type,
            ItemEnum::Trait(_) => Kind::Trait,
            ItemEnum::Function(function) if place.owner.is_none() => Kind::Function,
            ItemEnum::Function(function) => {
                let has_self = function.sig.inputs.first().is_some_and(|(name, _)| name == "self");
                if has_self { Kind::Method } else { Kind::Associated }
            }
            ItemEnum::Macro(_) | ItemEnum::ProcMacro(_) => Kind::Macro,
            ItemEnum::Constant { .. } | ItemEnum::Static(_) | ItemEnum::AssocConst { .. } => Kind::Constant,
            ItemEnum::TypeAlias(_) | ItemEnum::StructField(_) | ItemEnum::Variant(_) | ItemEnum::AssocType { .. } => {
                Kind::Part
            }
            _ => return,
        };
        let name = item.name.as_deref().unwrap();
        let docs = item.docs.as_deref().unwrap_or_default();
        let path = if place.path.is_empty() { name.to_owned() } else { format!("{}::{name}", place.path) };
        let is_generated = place.is_generated || is_included(item);
        let (owner, around) = (place.owner, place.around.clone());
        self.items.push(Item { id: item.id.0, path: path.clone(), name, kind, owner, docs, around, is_generated });
        self.inside(item, &Place { is_generated, ..inner(item, path, place) });
    }

    /// What an item holds.
    fn inside(&mut self, item: &'c Described, place: &Place<'c>) {
        match &item.inner {
            ItemEnum::Module(module) => self.all(&module.items, place),
            ItemEnum::Struct(of) => {
                if let StructKind::Plain { fields, .. } = &of.kind {
                    self.all(fields, place);
                }
                self.inherent(&of.impls, place);
            }
            ItemEnum::Enum(of) => {
                self.all(&of.variants, place);
                self.inherent(&of.impls, place);
            }
            ItemEnum::Variant(of) => {
                if let VariantKind::Struct { fields, .. } = &of.kind {
                    self.all(fields, place);
                }
            }
            ItemEnum::Trait(of) => self.all(&of.items, place),
            _ => {}
        }
    }

    /// What the impls of a type itself hold.
    fn inherent(&mut self, impls: &[Id], place: &Place<'c>) {
        for id in impls {
            match self.library.index.get(id).map(|item| &item.inner) {
                Some(ItemEnum::Impl(of)) if of.trait_.is_none() => self.all(&of.items, place),
                _ => {}
            }
        }
    }
}

/// The place of what an item holds: a module's items see its text, a type's see the text of its module too.
fn inner<'c>(item: &'c Described, path: String, place: &Place<'c>) -> Place<'c> {
    let docs = item.docs.as_deref().unwrap_or_default();
    match &item.inner {
        ItemEnum::Module(_) => Place { path, owner: None, around: vec![docs], is_generated: false },
        _ => {
            let around = std::iter::once(docs).chain(place.around.iter().copied()).collect();
            Place { path, owner: item.name.as_deref(), around, is_generated: false }
        }
    }
}

/// Whether it stands in a file that a build script wrote.
fn is_included(item: &Described) -> bool {
    item.span.as_ref().is_some_and(|span| !span.filename.starts_with("src"))
}
