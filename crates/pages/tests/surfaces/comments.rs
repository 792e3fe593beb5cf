//! The comments of generated code, held against the specs.

use crate::held::{Differences, meanings, with_source};
use crate::truth::{Statement, Topic};
use crate::{Both, catalogues, rustdoc};
use codetable_compiler::rust;

#[test]
fn the_comment_of_every_variant_says_what_its_spec_says() {
    let mut differences = Differences::default();
    for Both { catalog, providers, .. } in catalogues() {
        let files = rust::rust(catalog);
        for provider in providers {
            let path = format!("{}.rs", provider.name);
            let file = files.iter().find(|file| file.path == path).expect("a file for every provider");
            let comments = rustdoc::comments(&file.text);
            differences.same(&path, comments.len(), provider.codes.len());
            for code in &provider.codes {
                let of = format!("the comment of {} {}", provider.name, code.code);
                let comment = comments.get(&(code.enum_name.clone(), code.name.clone()));
                let meanings = meanings(code);
                let texts: Vec<Vec<&Statement>> = meanings.iter().map(|(_, all)| all.iter().collect()).collect();
                let found = rustdoc::read(comment.unwrap_or_else(|| panic!("no {of}")), &texts);
                differences.same(
                    &of,
                    [&found.code, &found.basis.replace('`', "")],
                    [&code.code, &code.basis.replace('`', "")],
                );
                differences.same(&of, found.meanings.len(), meanings.len());
                for ((found_basis, found), (basis, wanted)) in found.meanings.into_iter().zip(meanings) {
                    // A wait that no alternative names has its reason on a line of its own.
                    let plain =
                        |of: &Statement| Statement { basis: of.basis.replace('`', ""), waits: None, ..of.clone() };
                    differences.same(&of, found_basis, basis);
                    let wanted =
                        with_source(wanted.iter().map(plain).collect(), |topic| matches!(topic, Topic::Text(_)));
                    differences.statements(&of, found.iter().map(plain).collect(), wanted);
                }
            }
        }
    }
}
