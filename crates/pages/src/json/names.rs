//! A catalogue as JSON in, the same out with names where it had indices: of a wait's headers, and of the code that
//! replaces a retired one; and with the values of columns by their names. And the other way.

use serde_json::Value;

/// Puts names in the place of indices.
pub(super) fn name(catalog: &mut Value) {
    cells(catalog, |names, row| {
        let cells = row["columns"].take();
        let cells = cells.as_array().into_iter().flatten().cloned();
        row["columns"] = names.iter().cloned().zip(cells).filter(|(_, cell)| !cell.is_null()).collect();
        Ok(())
    })
    .unwrap_or_default();
    // What serde has just written is there.
    let _ = each(catalog, &mut |value, names| {
        let named = value.as_u64().and_then(|index| names.get(usize::try_from(index).ok()?));
        *value = named.cloned().ok_or_else(|| format!("there is no {value}"))?;
        Ok(())
    });
}

/// Puts indices in the place of names.
///
/// # Errors
/// If a name is none of those that may stand there.
pub(super) fn place(catalog: &mut Value) -> Result<(), String> {
    cells(catalog, |names, row| {
        let Some(cells) = row.get("columns").and_then(Value::as_object) else { return Ok(()) };
        if let Some(name) = cells.keys().find(|name| !names.contains(name)) {
            return Err(format!("a row has a column `{name}`, which its table does not declare"));
        }
        let cells: Vec<Value> = names.iter().map(|name| cells.get(name).cloned().unwrap_or_default()).collect();
        row["columns"] = cells.into();
        Ok(())
    })?;
    each(catalog, &mut |value, names| {
        let index = names.iter().position(|name| name == value);
        *value = index.ok_or_else(|| format!("{value} is named, and not there"))?.into();
        Ok(())
    })
}

/// Goes through all rows, each with the names of its table's own columns.
fn cells(catalog: &mut Value, step: impl Fn(&[String], &mut Value) -> Result<(), String>) -> Result<(), String> {
    for table in list(catalog.get_mut("providers")).flat_map(|provider| list(provider.get_mut("tables"))) {
        let names = members(table.get("columns"), "name");
        let names: Vec<String> = names.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        list(table.get_mut("rows")).try_for_each(|row| step(&names, row))?;
    }
    Ok(())
}

/// What is done to a reference, given what it may refer to.
type Step<'a> = dyn FnMut(&mut Value, &[Value]) -> Result<(), String> + 'a;

/// Goes through all references of all providers.
fn each(catalog: &mut Value, step: &mut Step<'_>) -> Result<(), String> {
    for provider in list(catalog.get_mut("providers")) {
        let headers = members(provider.get("headers"), "name");
        for table in list(provider.get_mut("tables")) {
            for class in list(table.get_mut("classes")) {
                waits(class, &headers, step)?;
            }
            let codes = members(table.get("rows"), "code");
            for row in list(table.get_mut("rows")) {
                if let Some(replacement) = row.pointer_mut("/retired/replacement").filter(|value| !value.is_null()) {
                    step(replacement, &codes)?;
                }
                waits(row, &headers, step)?;
                for meaning in list(row.get_mut("also")) {
                    waits(meaning, &headers, step)?;
                }
            }
        }
        for section in ["statuses", "types"] {
            for rule in list(provider.get_mut(section)) {
                waits(rule, &headers, step)?;
            }
        }
    }
    Ok(())
}

/// Goes through the headers of the wait that a holder of facts has.
fn waits(holder: &mut Value, headers: &[Value], step: &mut Step<'_>) -> Result<(), String> {
    list(holder.pointer_mut("/facts/wait/value/headers")).try_for_each(|header| step(header, headers))
}

fn list(value: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    value.and_then(Value::as_array_mut).into_iter().flatten()
}

/// A member of every element of a list.
fn members(list: Option<&Value>, name: &str) -> Vec<Value> {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    items.map(|item| item.get(name).cloned().unwrap_or_default()).collect()
}
