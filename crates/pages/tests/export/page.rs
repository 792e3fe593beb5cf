//! The page about `catalog.json` in, out whether a file is as it says: every member of the file is described with its
//! type, and every description is of a member that some file has.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The objects of the page, and which of their members were seen.
pub(crate) struct Page {
    objects: BTreeMap<String, Object>,
    seen: BTreeSet<String>,
}

#[derive(Default)]
struct Object {
    members: BTreeMap<String, String>,
    has_basis: bool,
}

impl Page {
    /// Reads every `### object` with the table below it.
    pub(crate) fn new(text: &str) -> Self {
        let mut objects: BTreeMap<String, Object> = BTreeMap::new();
        let mut name = String::new();
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix("### ") {
                name = heading.to_owned();
                objects.entry(name.clone()).or_default();
            } else if let Some(object) = objects.get_mut(&name) {
                object.has_basis |= line == "Has a basis.";
                if let Some((member, rest)) = line.strip_prefix("| `").and_then(|line| line.split_once("` | ")) {
                    object.members.insert(member.to_owned(), rest.split(" | ").next().unwrap().to_owned());
                }
            }
        }
        assert!(objects.len() > 20);
        Self { objects, seen: BTreeSet::new() }
    }

    /// Holds a whole file against the page's description of an object.
    pub(crate) fn hold(&mut self, text: &str, object: &str) {
        self.value(&serde_json::from_str(text).unwrap(), object, "");
    }

    /// Members that are described and were in no file.
    pub(crate) fn unseen(&self) -> Vec<String> {
        let all = self
            .objects
            .iter()
            .flat_map(|(name, object)| object.members.keys().map(move |member| format!("{name}.{member}")));
        all.filter(|member| !self.seen.contains(member)).collect()
    }

    fn value(&mut self, value: &Value, ty: &str, path: &str) {
        let is = match ty {
            "text" => value.is_string(),
            "number" => value.is_number(),
            "true or false" => value.is_boolean(),
            "text or number" => value.is_string() || value.is_number(),
            "cells" => value.as_object().is_some_and(|cells| {
                let is_scalar = |value: &Value| !(value.is_object() || value.is_array() || value.is_null());
                cells
                    .values()
                    .all(|cell| is_scalar(cell) || cell.as_array().is_some_and(|items| items.iter().all(is_scalar)))
            }),
            "text by language" | "type by name" => {
                value.as_object().is_some_and(|of| of.values().all(Value::is_string))
            }
            _ => {
                if let Some(of) = ty.strip_prefix("list of ") {
                    let items = value.as_array().unwrap_or_else(|| panic!("{path} is no list"));
                    items.iter().for_each(|item| self.value(item, of, path));
                } else if let Some(of) = ty.strip_prefix("fact of ") {
                    self.object(value, "fact", Some(of), path);
                } else {
                    self.object(value, ty, None, path);
                }
                true
            }
        };
        assert!(is, "{path} is no {ty}: {value}");
    }

    fn object(&mut self, value: &Value, name: &str, of: Option<&str>, path: &str) {
        let members = value.as_object().unwrap_or_else(|| panic!("{path} is no object"));
        for (member, value) in members {
            let object = self.objects.get(name).unwrap_or_else(|| panic!("`{name}` is not described"));
            let (owner, ty) = match object.members.get(member) {
                Some(ty) => (name, ty),
                None => match self.objects["basis"].members.get(member).filter(|_| object.has_basis) {
                    Some(ty) => ("basis", ty),
                    None => panic!("`{member}` of `{name}` is not described: {path}"),
                },
            };
            let ty = if ty == "value" { of.unwrap().to_owned() } else { ty.clone() };
            self.seen.insert(format!("{owner}.{member}"));
            self.value(value, &ty, &format!("{path}/{member}"));
        }
    }
}
