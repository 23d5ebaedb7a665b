//! The page's program is cut in two after it is linked (`scripts/split-page.sh`): the linker is to leave in it what tells
//! which function uses which.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32")
        && std::env::var_os("CARGO_FEATURE_PAGE").is_some()
    {
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
    }
}
