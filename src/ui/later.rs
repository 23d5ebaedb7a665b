//! What the page can do without until it stands: the views of results, the dialogs, the panel of evidence. [`draw`] is the
//! point at which the build cuts the page's program in two (see `scripts/split-page.sh`): all that only it reaches is the
//! second part, fetched once the page stands.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::parts::{Empty, Modal, dynamic};
use super::state::{App, Dialog, Later, View, use_app};
use super::views::compare::Compare;
use super::views::correct::{AddNameDialog, MentionDialog};
use super::views::entities::Entities;
use super::views::evidence::Evidence;
use super::views::export::ExportDialog;
use super::views::figures::Figures;
use super::views::frame::Shortcuts;
use super::views::quotes::Quotes;
use super::views::read::Read;
use super::views::sources::SourceDialog;
use super::views::tables::Tables;
use super::views::timeline::Timeline;
use super::views::wording::Wording;
use super::views::workspaces::{OpeningDialog, ShareDialog, WorkspacesDialog};

/// What only the second part can draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    View(View),
    Dialog(Dialog),
    Evidence,
}

/// Fetches the second part, and again after it could not be had.
pub fn fetch(app: App) {
    app.later.set(Later::Awaited);
    spawn_local(async move {
        let fetched = fetch_part().await;
        app.later
            .set(if fetched.is_ok() { Later::Here } else { Later::Missing });
    });
}

/// Draws it as soon as it can be drawn.
pub fn later(what: Drawn) -> AnyView {
    let app = use_app();
    dynamic(move || match (app.later.get(), &what) {
        (Later::Here, what) => at_once(draw(what.clone())),
        (_, Drawn::Evidence) => ().into_any(), // the view beside it says what is the matter
        (Later::Awaited, Drawn::Dialog(_)) => ().into_any(),
        (Later::Awaited, Drawn::View(_)) => view! { <p class="later">"Opening…"</p> }.into_any(),
        (Later::Missing, Drawn::View(_)) => missing(app),
        (Later::Missing, Drawn::Dialog(_)) => {
            let close = Callback::new(move |()| app.dialog.set(None));
            view! {
                <Modal title="Not loaded" on_close=close>
                    {missing(app)}
                </Modal>
            }
            .into_any()
        }
    })
}

fn missing(app: App) -> AnyView {
    view! {
        <Empty title="This part of Crossread could not be loaded.">
            <p>"Check the connection. What you brought in is kept."</p>
            <button type="button" class="button" on:click=move |_| fetch(app)>
                "Try again"
            </button>
        </Empty>
    }
    .into_any()
}

#[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_part))]
fn draw(what: Drawn) -> Result<AnyView, SplitLoaderError> {
    Ok(match what {
        Drawn::Evidence => view! { <Evidence /> }.into_any(),
        Drawn::View(View::Overview) => ().into_any(), // in the first part
        Drawn::View(View::Read) => view! { <Read /> }.into_any(),
        Drawn::View(View::Compare) => view! { <Compare /> }.into_any(),
        Drawn::View(View::Entities) => view! { <Entities /> }.into_any(),
        Drawn::View(View::Tables) => view! { <Tables /> }.into_any(),
        Drawn::View(View::Figures) => view! { <Figures /> }.into_any(),
        Drawn::View(View::Quotes) => view! { <Quotes /> }.into_any(),
        Drawn::View(View::Wording) => view! { <Wording /> }.into_any(),
        Drawn::View(View::Timeline) => view! { <Timeline /> }.into_any(),
        Drawn::Dialog(Dialog::AddSources) => ().into_any(), // in the first part
        Drawn::Dialog(Dialog::Shortcuts) => view! { <Shortcuts /> }.into_any(),
        Drawn::Dialog(Dialog::Workspaces) => view! { <WorkspacesDialog /> }.into_any(),
        Drawn::Dialog(Dialog::Share) => view! { <ShareDialog /> }.into_any(),
        Drawn::Dialog(Dialog::Opening) => view! { <OpeningDialog /> }.into_any(),
        Drawn::Dialog(Dialog::Export) => view! { <ExportDialog /> }.into_any(),
        Drawn::Dialog(Dialog::Source(source)) => view! { <SourceDialog source /> }.into_any(),
        Drawn::Dialog(Dialog::Mention { place, all }) => view! { <MentionDialog place all /> }.into_any(),
        Drawn::Dialog(Dialog::AddName) => view! { <AddNameDialog /> }.into_any(),
    })
}

/// The part is here, so nothing is waited for: drawn now, by the owner that asks for it.
fn at_once(drawing: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    match pin!(drawing).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(drawn)) => drawn,
        Poll::Ready(Err(_)) | Poll::Pending => ().into_any(),
    }
}
