//! What leaves: reports, lists and drawings that the worker writes, offered as files or copied.

use std::sync::Arc;

use jiff::civil::Date;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::actions::PASTED;
use super::desk::worker_address;
use super::download::blob;
use super::{App, Work};
use crate::engine::{Export, ExportFormat, Exported, Notes, Request, Told};
use crate::formats;
use crate::present::file_name::file_name;
use crate::report::drawing::Drawing;
use crate::report::{Contents, Part};
use crate::worker::client::{Client, Event};

/// A file that was written: kept by the browser until another one is.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub name: String,
    /// Where the browser keeps it.
    pub address: String,
    pub bytes: usize,
    /// It can be opened in the browser itself.
    pub opens: bool,
}

/// How far an export has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Outcome {
    #[default]
    None,
    Writing,
    Written(Arc<Written>),
    Failed(String),
}

/// What becomes of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Shown in the dialog, to look at or download.
    Offer,
    /// Downloaded at once.
    Download,
}

/// Who waits for words to copy: what to call with the HTML and with the text.
pub(super) type Copying = (js_sys::Function, js_sys::Function);

impl App {
    /// Asks the worker to write a report or a list.
    pub fn export(self, export: Export, delivery: Delivery) {
        self.forget_written();
        self.outcome.set(Outcome::Writing);
        self.ask_again_what_is_forgotten();
        let name = self.export_name(&export);
        let request = Request::Export {
            told: self.told(),
            export: export.clone(),
        };
        let format = export.format;
        self.ask(Work::Exporting { format, name, delivery }, &request);
    }

    /// Downloads one list as CSV.
    pub fn export_list(self, list: &str) {
        let export = Export {
            format: ExportFormat::Csv,
            contents: Contents::default(),
            list: list.to_owned(),
        };
        self.export(export, Delivery::Download);
    }

    /// Stops writing.
    pub fn stop_export(self) {
        self.outcome.set(Outcome::None);
        self.keep_writer(None);
        self.stop();
    }

    /// Copies a part as rich text, and as plain text for where that is not taken. The clipboard must be asked while the
    /// press lasts: the words follow when the worker has them.
    pub fn copy_rich(self, part: Part) {
        let mut waiting: Vec<js_sys::Function> = vec![];
        let mut promise = || Promise::new(&mut |resolve, _| waiting.push(resolve));
        let promises = [promise(), promise()];
        let Ok([html, text]) = <[js_sys::Function; 2]>::try_from(waiting) else {
            return;
        };
        self.keep_copying((html, text));
        self.ask_again_what_is_forgotten();
        let request = Request::Excerpt {
            told: self.told(),
            part,
        };
        self.ask(Work::Copying, &request);
        spawn_local(async move {
            match copy(&promises).await {
                Ok(()) => self.toast("Copied: paste it into a document", false),
                Err(_) => self.tell_problem("Not copied", "The browser did not allow it. Export the report instead."),
            }
        });
    }

    /// Draws a chart anew, for a file.
    pub fn save_drawing(self, drawing: Drawing, title: &str, png: bool) {
        self.ask_again_what_is_forgotten();
        let request = Request::Draw {
            told: self.told(),
            drawing,
        };
        let name = file_name(title, Some(today()), if png { "png" } else { "svg" }, "chart");
        self.ask(Work::Drawing { name, png }, &request);
    }

    pub(super) fn drawn(self, name: String, png: bool, svg: Option<String>) {
        let Some(svg) = svg else {
            return self.tell_problem(&name, "There is nothing to draw.");
        };
        let Ok(drawn) = blob(&JsValue::from_str(&svg), "image/svg+xml") else {
            return self.not_downloaded();
        };
        if !png {
            return self.download(&name, &drawn);
        }
        spawn_local(async move {
            match pixels(&drawn).await {
                Ok(drawn) => self.download(&name, &drawn),
                Err(_) => self.tell_problem(&name, "The browser could not draw it. Save it as SVG instead."),
            }
        });
    }

    /// Hands the words to the clipboard that waits for them.
    pub(super) fn excerpted(self, html: &str, text: &str) {
        if let Some((give_html, give_text)) = self.take_copying() {
            for (give, words, kind) in [(give_html, html, "text/html"), (give_text, text, "text/plain")] {
                if let Ok(blob) = blob(&JsValue::from_str(words), kind) {
                    // Nobody is there to be told when the promise is gone.
                    let _ = give.call1(&JsValue::NULL, &blob);
                }
            }
        }
    }

    /// What the worker wrote.
    pub(super) fn exported(self, format: ExportFormat, name: String, delivery: Delivery, exported: Exported) {
        match exported {
            Exported::File(bytes) => self.deliver(format, name, delivery, &bytes),
            Exported::Document(document) => self.write_document(format, name, delivery, document),
            Exported::NoList(_) => self.export_failed("There is no such list."),
        }
    }

    /// Has the program of the formats write a document; it is started for the first one.
    fn write_document(self, format: ExportFormat, name: String, delivery: Delivery, document: Vec<u8>) {
        let job = self.next_job();
        let work = Work::Exporting { format, name, delivery };
        self.jobs.update(|jobs| {
            jobs.insert(job, work);
        });
        if !self.has_writer() {
            let writer = Client::start(&worker_address("formats"), move |event| self.written(event));
            self.keep_writer(Some(writer));
        }
        self.send_to_writer(job, &formats::Request::Write(document));
    }

    fn written(self, event: Event) {
        let (job, bytes) = match event {
            Event::Answered { job, response } => match postcard::from_bytes(&response) {
                Ok(formats::Response::Written(bytes)) => (Some(job), Some(bytes)),
                _ => (Some(job), None),
            },
            Event::Died { job } => (Some(job), None),
            Event::Unable => (None, None),
        };
        let exporting = |work: &Work| matches!(work, Work::Exporting { .. });
        let work = self.jobs.try_update(|jobs| {
            let job = job.or_else(|| jobs.iter().find(|(_, work)| exporting(work)).map(|(job, _)| *job));
            job.and_then(|job| jobs.remove(&job))
        });
        match (work.flatten(), bytes.filter(|bytes| !bytes.is_empty())) {
            (Some(Work::Exporting { format, name, delivery }), Some(bytes)) => {
                self.deliver(format, name, delivery, &bytes);
            }
            (Some(_), None) => self.export_failed("The file could not be written. Choose another format."),
            _ => {}
        }
    }

    pub(super) fn deliver(self, format: ExportFormat, name: String, delivery: Delivery, bytes: &[u8]) {
        let (ending, kind) = format.file();
        let Ok(blob) = blob(&Uint8Array::from(bytes), kind) else {
            return self.export_failed(NO_ROOM);
        };
        match delivery {
            Delivery::Download => {
                self.outcome.set(Outcome::None);
                self.download(&name, &blob);
            }
            Delivery::Offer => {
                let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else {
                    return self.export_failed(NO_ROOM);
                };
                self.announce(&format!("{name} is ready"));
                let written = Written {
                    name,
                    address,
                    bytes: bytes.len(),
                    opens: ending == "html",
                };
                self.outcome.set(Outcome::Written(Arc::new(written)));
            }
        }
    }

    pub(super) fn export_failed(self, why: &str) {
        self.outcome.set(Outcome::Failed(why.to_owned()));
        self.announce(why);
    }

    /// Lets the browser forget the file that was offered last.
    pub fn forget_written(self) {
        if let Outcome::Written(written) = self.outcome.get_untracked() {
            // An address that is gone is gone.
            let _ = web_sys::Url::revoke_object_url(&written.address);
        }
        self.outcome.set(Outcome::None);
    }

    /// What a report needs besides what the worker remembers.
    pub(super) fn told(self) -> Told {
        let read: Vec<_> = self.read.with_untracked(|read| read.keys().copied().collect());
        let sources = self.sources.with_untracked(|sources| {
            let known = sources.iter().filter(|info| read.contains(&info.id));
            known
                .map(|info| {
                    // A pasted text without a title is known by its first words.
                    let name = if info.file == PASTED { &info.title } else { &info.file };
                    (info.id, name.clone())
                })
                .collect()
        });
        self.history.with_untracked(|history| {
            let present = history.present();
            Told {
                sources,
                settings: present.settings.clone(),
                notes: Notes {
                    verdicts: present.verdicts.clone(),
                    corrections: present.repairs.to_vec(),
                },
            }
        })
    }

    fn export_name(self, export: &Export) -> String {
        let title = match export.format {
            ExportFormat::Csv => export.list.clone(),
            _ => {
                let story = self.comparison.with_untracked(|comparison| {
                    let stories = comparison.iter().flat_map(|comparison| &comparison.stories);
                    stories
                        .max_by_key(|story| story.sources.len())
                        .map(|story| story.title.clone())
                });
                story.unwrap_or_default()
            }
        };
        let prefix = match export.format {
            ExportFormat::Worksheet | ExportFormat::WorksheetDocx => "worksheet ",
            ExportFormat::SolutionDocx => "solution ",
            ExportFormat::Xlsx | ExportFormat::CsvZip => "tables ",
            ExportFormat::Csv => "crossread ",
            _ => "report ",
        };
        let (ending, _) = export.format.file();
        file_name(&format!("{prefix}{title}"), Some(today()), ending, "crossread")
    }
}

const NO_ROOM: &str = "The browser has no room for the file.";

/// The user's day.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let day = Date::new(
        now.get_full_year() as i16,
        now.get_month() as i8 + 1,
        now.get_date() as i8,
    );
    day.unwrap_or_default()
}

/// An SVG as PNG, each of its pixels drawn as two by two.
async fn pixels(svg: &web_sys::Blob) -> Result<web_sys::Blob, JsValue> {
    const SCALE: f64 = 2.0;
    let address = web_sys::Url::create_object_url_with_blob(svg)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((f64::from(image.width()) * SCALE) as u32);
    canvas.set_height((f64::from(image.height()) * SCALE) as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.scale(SCALE, SCALE)?;
    let drawn = decoded.and_then(|_| context.draw_image_with_html_image_element(&image, 0.0, 0.0));
    // An address that is gone is gone.
    let _ = web_sys::Url::revoke_object_url(&address);
    drawn?;
    let png = Promise::new(&mut |resolve, reject| {
        let given = Closure::once_into_js(move |blob: JsValue| {
            let give = if blob.is_null() { &reject } else { &resolve };
            // A promise takes what it is given.
            let _ = give.call1(&JsValue::NULL, &blob);
        });
        // A canvas that cannot be read leaves the promise open: it holds only our own drawing.
        let _ = canvas.to_blob(given.unchecked_ref());
    });
    Ok(JsFuture::from(png).await?.unchecked_into())
}

/// Puts what the promises of HTML and of text bring onto the clipboard.
async fn copy(promises: &[Promise; 2]) -> Result<(), JsValue> {
    let record = Object::new();
    Reflect::set(&record, &"text/html".into(), &promises[0])?;
    Reflect::set(&record, &"text/plain".into(), &promises[1])?;
    let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&record)?;
    let clipboard = window().navigator().clipboard();
    JsFuture::from(clipboard.write(&Array::of1(&item))).await?;
    Ok(())
}
