//! Which file names which, by `use` and by paths, and whether that ever comes round to where it began.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::Visit;
use syn::{Item, UseTree};

/// A path below the crate: `["text", "span", "Span"]`.
type Names = Vec<String>;

/// A source file as a module.
struct Module {
    file: String,
    names: Names,
    /// The module that is being read: the file's own, or one that is written inside it.
    here: Names,
    /// The modules that it declares.
    children: BTreeSet<String>,
    /// What it imports and passes on: a name to the path behind it.
    imported: BTreeMap<String, Names>,
    /// All paths that it names, from the crate's root on.
    named: BTreeSet<Names>,
}

/// The files of a crate's folder, by the module that each is.
pub(super) struct Crate(BTreeMap<Names, Module>);

impl Crate {
    /// Reads a folder of Rust files; `lib.rs` is the crate's root.
    pub(super) fn read(src: &Path) -> Crate {
        let mut files = Vec::new();
        collect(src, &mut files);
        let module = |path: &PathBuf| {
            let file = path.strip_prefix(src).unwrap().to_str().unwrap().replace('\\', "/");
            Module::new(&file, &fs::read_to_string(path).unwrap())
        };
        Crate(files.iter().map(module).map(|m| (m.names.clone(), m)).collect())
    }

    /// Files of which each names the next, and the last the first, if there are any.
    pub(super) fn circle(&self) -> Option<Vec<String>> {
        let mut done = BTreeSet::new();
        self.0.values().find_map(|start| self.search(start, &mut Vec::new(), &mut done))
    }

    /// Depth first: a file that is met again on the way from it closes a circle.
    fn search<'c>(
        &'c self,
        at: &'c Module,
        way: &mut Vec<&'c str>,
        done: &mut BTreeSet<&'c str>,
    ) -> Option<Vec<String>> {
        if let Some(first) = way.iter().position(|file| *file == at.file) {
            return Some(way[first..].iter().map(|&f| f.to_owned()).collect());
        }
        if !done.contains(at.file.as_str()) {
            way.push(&at.file);
            let next: BTreeSet<&Names> = at.named.iter().filter_map(|path| self.owner(path, 0)).collect();
            for module in next.into_iter().filter_map(|names| self.0.get(names)).filter(|m| m.file != at.file) {
                let found = self.search(module, way, done);
                if found.is_some() {
                    return found;
                }
            }
            way.pop();
            done.insert(&at.file);
        }
        None
    }

    /// The module that a path's item is written in, behind all that only passes it on.
    fn owner<'c>(&'c self, path: &[String], depth: usize) -> Option<&'c Names> {
        let module = (0..=path.len()).rev().find_map(|end| self.0.get(&path[..end]))?;
        let rest = &path[module.names.len()..];
        match rest.first().and_then(|item| module.imported.get(item)) {
            Some(behind) if depth < 8 => self.owner(&[behind, &rest[1..]].concat(), depth + 1),
            _ => Some(&module.names),
        }
    }
}

impl Module {
    fn new(file: &str, text: &str) -> Module {
        let stem = file.strip_suffix(".rs").unwrap_or(file);
        let stem = stem.strip_suffix("/mod").unwrap_or(if stem == "lib" { "" } else { stem });
        let names: Names = stem.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let parsed = syn::parse_file(text).unwrap_or_else(|e| panic!("{file}: {e}"));
        let items: Vec<Item> = parsed.items.into_iter().filter(|item| !for_tests(item)).collect();
        let child = |item: &Item| match item {
            Item::Mod(m) if m.content.is_none() => Some(m.ident.to_string()),
            _ => None,
        };
        let children = items.iter().filter_map(child).collect();
        let mut module = Module {
            file: file.to_owned(),
            here: names.clone(),
            names,
            children,
            imported: BTreeMap::new(),
            named: BTreeSet::new(),
        };
        items.iter().for_each(|item| module.visit_item(item));
        module
    }

    /// A path from the crate's root on; `None` for one that leads out of the crate or to something local.
    fn absolute(&self, path: &[String]) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([&self.here, rest].concat()),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let home = &self.here[..self.here.len().checked_sub(ups)?];
                Some([home, &path[ups..]].concat())
            }
            child if self.children.contains(child) => Some([&self.names, path].concat()),
            _ => None,
        }
    }

    fn import(&mut self, tree: &UseTree, before: &mut Names) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.import(&path.tree, before);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before)),
            UseTree::Name(name) => self.imports(before, &name.ident.to_string(), &name.ident.to_string()),
            UseTree::Rename(name) => self.imports(before, &name.ident.to_string(), &name.rename.to_string()),
            UseTree::Glob(_) => self.imports(before, "self", "*"),
        }
    }

    fn imports(&mut self, before: &[String], name: &str, known_as: &str) {
        // `use a::{self, B}` imports `a`.
        let own = before.last().filter(|_| name == "self");
        let path = if own.is_some() { before.to_vec() } else { [before, &[name.to_owned()]].concat() };
        if let Some(path) = self.absolute(&path) {
            let known_as = own.filter(|_| known_as == "self").map_or(known_as, String::as_str);
            self.imported.insert(known_as.to_owned(), path.clone());
            self.named.insert(path);
        }
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, &mut Vec::new());
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.here.push(item.ident.to_string());
        syn::visit::visit_item_mod(self, item);
        self.here.pop();
    }

    /// `pub(in super::super)` says who may name something, and names nobody.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Names = path.segments.iter().map(|s| s.ident.to_string()).collect();
        if let Some(path) = self.absolute(&names).filter(|_| names.len() > 1) {
            self.named.insert(path);
        }
        syn::visit::visit_path(self, path);
    }
}

/// Whether an item stands under `#[cfg(test)]`.
fn for_tests(item: &Item) -> bool {
    let attributes = match item {
        Item::Mod(m) => &m.attrs,
        Item::Fn(f) => &f.attrs,
        Item::Use(u) => &u.attrs,
        _ => return false,
    };
    attributes.iter().any(|a| a.path().is_ident("cfg") && a.parse_args::<syn::Ident>().is_ok_and(|i| i == "test"))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
}

mod tests {
    use super::*;

    fn house(files: &[(&str, &str)]) -> Crate {
        Crate(files.iter().map(|(file, text)| Module::new(file, text)).map(|m| (m.names.clone(), m)).collect())
    }

    #[test]
    fn a_circle_is_found_through_what_is_passed_on() {
        let parent = ("a/mod.rs", "mod b; mod c; pub use b::B;");
        let circle = house(&[parent, ("a/b.rs", "use super::c::C;"), ("a/c.rs", "use super::B;")]).circle();
        assert_eq!(circle.map(|c| c.len()), Some(2));
    }

    #[test]
    fn a_child_that_names_what_its_parent_writes_is_a_circle() {
        let parent = ("a/mod.rs", "mod b; fn f() { b::g() } pub fn h() {}");
        assert!(house(&[parent, ("a/b.rs", "pub fn g() { super::h() }")]).circle().is_some());
        assert!(house(&[parent, ("a/b.rs", "pub fn g() {}")]).circle().is_none());
    }

    #[test]
    fn tests_may_name_anything() {
        let parent = ("a/mod.rs", "mod b; fn f() { b::g() } pub fn h() {}");
        let child = ("a/b.rs", "pub fn g() {} #[cfg(test)] mod tests { use super::super::h; }");
        assert!(house(&[parent, child]).circle().is_none());
    }
}
