use leptos::prelude::*;

use crate::present::count_of;
use crate::ui::parts::{CollectPieces, Derived, Switch, dynamic};
use crate::ui::state::use_app;
use crate::ui::views::marks::{SourceTag, label_of};

/// `4 sources, 2 origins`, and why some sources count once.
#[component]
pub fn Origins() -> impl IntoView {
    let app = use_app();
    let once = Derived::new(move || app.history.with(|history| !history.present().settings.each_source));
    dynamic(move || {
        let comparison = app.comparison.get()?;
        let sources = app.sources.get();
        let summary = format!(
            "{}, {}",
            count_of(comparison.sources.len(), "source", "sources"),
            count_of(comparison.origins.len(), "origin", "origins"),
        );
        let shared: Vec<_> = comparison
            .origins
            .iter()
            .filter(|origin| origin.sources.len() > 1)
            .cloned()
            .collect();
        if shared.is_empty() {
            return Some(view! { <p class="soft">{summary} "."</p> }.into_any());
        }
        let items = shared.into_iter().map(|origin| {
            let tags = origin.sources.iter().filter_map(|id| sources.iter().find(|info| info.id == *id).cloned());
            let names: Vec<String> = origin.sources.iter().map(|id| label_of(&sources, *id)).collect();
            view! {
                <li aria-label=names.join("; ")>
                    {tags.map(|info| view! { <SourceTag info /> " " }).collect_pieces()} <span class="soft">{origin.why}</span>
                </li>
            }
        });
        Some(
            view! {
                <div class="origins">
                    <details>
                        <summary>{summary} ": sources that share copied text or a stated agency"</summary>
                        <ul>{items.collect_pieces()}</ul>
                    </details>
                    <Switch on=once on_toggle=move || app.count_each_source(once.get_untracked())>
                        "Each origin counts once"
                    </Switch>
                </div>
            }
            .into_any(),
        )
    })
}
