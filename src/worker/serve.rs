use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::READY;

/// Answers the requests of the page that started this worker, until the worker ends.
///
/// A request that cannot be decoded or a response that cannot be encoded panics: the page sees the worker
/// end, says so, and starts another. Both ends ship together, so it takes a damaged build.
pub fn serve<Q: DeserializeOwned, R: Serialize>(mut answer: impl FnMut(Q) -> R + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let on_message = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let bytes = Uint8Array::new(&event.data()).to_vec();
            let (job, request): (u32, Q) = postcard::from_bytes(&bytes).expect("a request of this build");
            drop(bytes);
            let response = answer(request);
            let answer = postcard::to_stdvec(&(job, response)).expect("a response that can be encoded");
            let buffer = Uint8Array::from(answer.as_slice()).buffer();
            scope
                .post_message_with_transfer(&buffer, &Array::of1(&buffer))
                .expect("a buffer can be posted");
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget(); // the worker lives as long as its only listener
    scope.post_message(&READY.into()).expect("a string can be posted");
}
