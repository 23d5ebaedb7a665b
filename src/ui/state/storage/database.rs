//! IndexedDB as futures.

use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbFactory, IdbRequest, IdbTransaction, IdbTransactionMode};

/// Why the storage did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no room left.
    Full,
    /// The storage was made by a newer Crossread.
    Newer,
    /// Another tab holds it.
    Held,
    /// The browser gives this page none.
    None,
    /// By the browser's name for it.
    Other(String),
}

impl Fault {
    fn of(error: &JsValue) -> Fault {
        match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("QuotaExceededError") => Fault::Full,
            Some("VersionError") => Fault::Newer,
            Some("SecurityError") => Fault::None,
            Some(name) => Fault::Other(name.to_owned()),
            None => Fault::None,
        }
    }
}

impl From<JsValue> for Fault {
    fn from(error: JsValue) -> Fault {
        Fault::of(&error)
    }
}

fn factory() -> Result<IdbFactory, Fault> {
    window().indexed_db().ok().flatten().ok_or(Fault::None)
}

/// A database that is open. It gives way when another tab wants to change its form or to delete it.
#[derive(Clone)]
pub struct Database(IdbDatabase);

impl Database {
    /// Opens the database of that name and makes its stores, if it is new.
    pub async fn open(name: &str, stores: &'static [&'static str]) -> Result<Database, Fault> {
        let request = factory()?.open_with_u32(name, 1)?;
        let opening = request.clone();
        let grow = Closure::once_into_js(move || {
            let database = opening.result().ok().and_then(|it| it.dyn_into::<IdbDatabase>().ok());
            for store in stores {
                // A store that cannot be made is missed by the first transaction, which tells.
                let _ = database.as_ref().map(|database| database.create_object_store(store));
            }
        });
        request.set_onupgradeneeded(Some(grow.unchecked_ref()));
        let promise = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
            request.set_onblocked(Some(&reject));
        });
        if JsFuture::from(promise).await.is_err() {
            // An error has a cause; one that is blocked has none yet.
            let cause = request.error().ok().flatten();
            return Err(cause.map_or(Fault::Held, |cause| Fault::of(&cause)));
        }
        let database: IdbDatabase = request.result()?.unchecked_into();
        let leaving = database.clone();
        let give_way = Closure::once_into_js(move || leaving.close());
        database.set_onversionchange(Some(give_way.unchecked_ref()));
        Ok(Database(database))
    }

    pub fn has(&self, store: &str) -> bool {
        self.0.object_store_names().contains(store)
    }

    /// Closes it and has it deleted as soon as no tab holds it.
    pub fn delete(self, name: &str) {
        self.0.close();
        // Nobody waits for it: what was in it is gone already.
        let _ = factory().map(|factory| factory.delete_database(name));
    }

    pub fn begin(&self, stores: &[&str], write: bool) -> Result<Transaction, Fault> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let mode = if write {
            IdbTransactionMode::Readwrite
        } else {
            IdbTransactionMode::Readonly
        };
        let transaction = self.0.transaction_with_str_sequence_and_mode(&names, mode)?;
        let done = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        Ok(Transaction { transaction, done })
    }
}

/// All that is done in it is done, or nothing is.
pub struct Transaction {
    transaction: IdbTransaction,
    done: Promise,
}

impl Transaction {
    async fn ask(&self, request: Result<IdbRequest, JsValue>) -> Result<JsValue, Fault> {
        let request = request?;
        let promise = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        match JsFuture::from(promise).await {
            Ok(_) => Ok(request.result()?),
            Err(_) => {
                let cause = request.error().ok().flatten();
                Err(cause.map_or(Fault::Other(String::new()), |cause| Fault::of(&cause)))
            }
        }
    }

    pub async fn get(&self, store: &str, key: &str) -> Result<JsValue, Fault> {
        self.ask(self.transaction.object_store(store)?.get(&key.into())).await
    }

    pub async fn all(&self, store: &str) -> Result<Array, Fault> {
        Ok(self.ask(self.transaction.object_store(store)?.get_all()).await?.into())
    }

    pub async fn has(&self, store: &str, key: &str) -> Result<bool, Fault> {
        let count = self.ask(self.transaction.object_store(store)?.count_with_key(&key.into()));
        Ok(count.await?.as_f64() != Some(0.0))
    }

    pub async fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Fault> {
        let request = self.transaction.object_store(store)?.put_with_key(value, &key.into());
        self.ask(request).await.map(drop)
    }

    pub async fn delete(&self, store: &str, key: &str) -> Result<(), Fault> {
        self.ask(self.transaction.object_store(store)?.delete(&key.into()))
            .await
            .map(drop)
    }

    pub async fn clear(&self, store: &str) -> Result<(), Fault> {
        self.ask(self.transaction.object_store(store)?.clear()).await.map(drop)
    }

    /// Waits until all of it is kept, or takes all of it back where something went wrong.
    pub async fn end<T>(self, outcome: Result<T, Fault>) -> Result<T, Fault> {
        if outcome.is_err() {
            // It may have ended by itself.
            let _ = self.transaction.abort();
        }
        let done = JsFuture::from(self.done).await;
        match (outcome, done) {
            (Err(fault), _) => Err(fault),
            (Ok(value), Ok(_)) => Ok(value),
            (Ok(_), Err(_)) => {
                let cause = self.transaction.error();
                Err(cause.map_or(Fault::Other(String::new()), |cause| Fault::of(&cause)))
            }
        }
    }
}
