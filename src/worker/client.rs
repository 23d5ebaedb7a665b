//! The page's end of a worker: a queue that has one request out at a time, so that when the worker dies it
//! is known which request it died of.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use serde::Serialize;

use super::READY;

/// What the client tells the page.
#[derive(Debug)]
pub enum Event {
    /// `response` is what `postcard` made of the response.
    Answered { job: u32, response: Vec<u8> },
    /// The worker died of this request; another one has been started and has forgotten every source.
    /// Requests that were waiting still wait.
    Died { job: u32 },
    /// No worker starts in this browser: nothing will be answered.
    Unable,
}

/// After this many workers that died before they were ready, no other is started.
const STARTS: u32 = 3;

/// A worker and its queue. Dropping the client ends the worker.
pub struct Client(Rc<RefCell<State>>);

struct State {
    address: String,
    kind: WorkerType,
    on_event: Rc<dyn Fn(Event)>,
    running: Option<Running>,
    ready: bool,
    /// Workers in a row that died before they were ready.
    failed_starts: u32,
    queue: VecDeque<(u32, Vec<u8>)>,
    out: Option<u32>,
}

impl State {
    fn is_able(&self) -> bool {
        self.failed_starts < STARTS
    }
}

struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Client {
    /// Starts a worker from the address of its loader. `on_event` is never called from inside a method of the client.
    pub fn start(address: &str, on_event: impl Fn(Event) + 'static) -> Client {
        // The build of one file has a blob to begin with, and a page opened from disk may start no module as a worker.
        let (address, kind) = if address.starts_with("blob:") {
            (address.to_owned(), WorkerType::Classic)
        } else {
            // Where no blob can be made, the file itself: the worker then runs without the page's policy.
            let address = under_policy(address).unwrap_or_else(|_| address.to_owned());
            (address, WorkerType::Module)
        };
        let client = Client(Rc::new(RefCell::new(State {
            address,
            kind,
            on_event: Rc::new(on_event),
            running: None,
            ready: false,
            failed_starts: 0,
            queue: VecDeque::new(),
            out: None,
        })));
        spawn(&client.0);
        client
    }

    /// Puts a request at the end of the queue. Where no worker starts, it is answered by [`Event::Unable`].
    pub fn send<Q: Serialize>(&self, job: u32, request: &Q) {
        self.post(
            job,
            postcard::to_stdvec(&(job, request)).expect("a request can be encoded"),
        );
    }

    fn post(&self, job: u32, bytes: Vec<u8>) {
        if !self.0.borrow().is_able() {
            let on_event = self.0.borrow().on_event.clone();
            wasm_bindgen_futures::spawn_local(async move { on_event(Event::Unable) });
            return;
        }
        self.0.borrow_mut().queue.push_back((job, bytes));
        post_next(&self.0);
    }

    /// Takes a request out of the queue. One that is being answered goes on: its answer is to be ignored.
    pub fn withdraw(&self, job: u32) {
        self.0.borrow_mut().queue.retain(|(queued, _)| *queued != job);
    }

    /// Ends all work at once: empties the queue and, where a request is out, starts another worker, which has
    /// forgotten every source. Says whether it did.
    pub fn stop(&self) -> bool {
        let busy = {
            let mut state = self.0.borrow_mut();
            state.queue.clear();
            state.out.take().is_some()
        };
        if busy {
            spawn(&self.0);
        }
        busy
    }
}

fn spawn(state: &Rc<RefCell<State>>) {
    let running = start_worker(state);
    let refused = running.is_err();
    {
        let mut state = state.borrow_mut();
        state.ready = false;
        state.running = running.ok(); // drops, and so ends, the worker before
    }
    if refused {
        on_death(state);
    }
}

/// The address of a script that imports the loader. A worker started from a file follows the content security policy
/// that the file's response carries, and a static host sends none; started from a blob, it inherits the page's.
fn under_policy(address: &str) -> Result<String, JsValue> {
    let script = format!("import {};", js_sys::JSON::stringify(&address.into())?);
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(
        &Array::of1(&script.into()),
        &options,
    )?)
}

fn start_worker(state: &Rc<RefCell<State>>) -> Result<Running, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(state.borrow().kind);
    let worker = Worker::new_with_options(&state.borrow().address, &options)?;
    let weak = Rc::downgrade(state);
    let on_message = Closure::new(move |event: MessageEvent| with(&weak, |state| on_message(state, &event)));
    let weak = Rc::downgrade(state);
    let on_error = Closure::new(move |event: web_sys::Event| {
        event.prevent_default(); // told by `Event::Died`
        with(&weak, on_death);
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    Ok(Running {
        worker,
        _on_message: on_message,
        _on_error: on_error,
    })
}

fn with(state: &Weak<RefCell<State>>, act: impl FnOnce(&Rc<RefCell<State>>)) {
    if let Some(state) = state.upgrade() {
        act(&state);
    }
}

fn on_message(state: &Rc<RefCell<State>>, event: &MessageEvent) {
    let data = event.data();
    if data.as_string().as_deref() == Some(READY) {
        {
            let mut state = state.borrow_mut();
            state.ready = true;
            state.failed_starts = 0;
        }
        post_next(state);
        return;
    }
    let bytes = Uint8Array::new(&data).to_vec();
    let Ok((job, response)) = postcard::take_from_bytes::<u32>(&bytes) else {
        on_death(state);
        return;
    };
    let on_event = {
        let mut state = state.borrow_mut();
        if state.out == Some(job) {
            state.out = None;
        }
        state.on_event.clone()
    };
    post_next(state);
    let response = response.to_vec();
    on_event(Event::Answered { job, response });
}

/// The running closures are dropped here, so this defers to after their return.
fn on_death(state: &Rc<RefCell<State>>) {
    let state = state.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let (out, able, on_event) = {
            let mut state = state.borrow_mut();
            if !state.ready {
                state.failed_starts += 1;
            }
            state.ready = false;
            (state.out.take(), state.is_able(), state.on_event.clone())
        };
        if able {
            spawn(&state);
        } else {
            state.borrow_mut().running = None;
        }
        if let Some(job) = out {
            on_event(Event::Died { job });
        }
        if !able {
            on_event(Event::Unable);
        }
    });
}

fn post_next(state: &Rc<RefCell<State>>) {
    let mut state = state.borrow_mut();
    if !state.ready || state.out.is_some() {
        return;
    }
    let Some((job, bytes)) = state.queue.pop_front() else {
        return;
    };
    let buffer = Uint8Array::from(bytes.as_slice()).buffer();
    if let Some(running) = &state.running
        && running
            .worker
            .post_message_with_transfer(&buffer, &Array::of1(&buffer))
            .is_ok()
    {
        state.out = Some(job);
    }
}
