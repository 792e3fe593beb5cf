//! The spec that uses every field, with each of its recoveries in turn on a condition of its own, in; out the conditions that
//! nobody would look for in a response.

use super::changed::at_mut;
use super::forgotten::{catalog_of, of_object};
use codetable_model::catalog::{Has, When};
use codetable_model::language::{EVERYTHING, SPEC};
use serde_yaml::Value;

#[test]
fn whatever_a_recovery_asks_for_is_looked_for() {
    let whole: Value = serde_yaml::from_str(EVERYTHING).unwrap();
    let mut places = Vec::new();
    of_object(SPEC, &whole, &mut Vec::new(), &mut places);
    places.retain(|(_, field, ..)| *field == "recovery");
    assert!(places.len() > 8, "{}", places.len());
    let asked = "[{ is: [retry], when: { member: /mood, is: good }, because: of the mood }]";
    let asked: Value = serde_yaml::from_str(asked).unwrap();
    for (object, _, _, way) in places {
        let mut spec = whole.clone();
        *at_mut(&mut spec, &way) = asked.clone();
        let looked_for = catalog_of(&spec).providers[0].conditions();
        for value in [None, Some("good".to_owned())] {
            let wanted = When { has: Has::Member("/mood".to_owned()), value };
            assert!(looked_for.contains(&wanted), "of a {object} at {way:?}: {looked_for:?}");
        }
    }
}
