use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value made of signals: made again when one of them changes, told on only when it differs. The same as Leptos's
/// `Memo`, but all share one type: Leptos is not compiled again for every type of value.
pub struct Derived<T> {
    memo: Memo<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    pub fn new(make: impl Fn() -> T + Send + Sync + 'static) -> Derived<T> {
        Derived::from_before(move |_| make())
    }

    /// As [`Derived::new`], from the value before.
    pub fn from_before(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Derived<T> {
        Derived {
            memo: memo(Box::new(move |before| {
                Held(Arc::new(make(before.and_then(|held| held.0.whole().downcast_ref()))))
            })),
            of: PhantomData,
        }
    }

    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.memo.get().value())
    }

    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.memo.get_untracked().value())
    }

    /// Is told of changes without looking at the value.
    pub fn track(self) {
        self.memo.track();
    }

    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

/// A value that stays.
impl<T: Clone + PartialEq + Send + Sync + 'static> From<T> for Derived<T> {
    fn from(value: T) -> Self {
        Derived::new(move || value.clone())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<RwSignal<T>> for Derived<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Derived::new(move || signal.get())
    }
}

impl From<&'static str> for Derived<String> {
    fn from(words: &'static str) -> Self {
        Derived::new(move || words.to_owned())
    }
}

impl<T: Clone + Default + PartialEq + Send + Sync + 'static> Default for Derived<T> {
    fn default() -> Self {
        T::default().into()
    }
}

/// Makes a value from the one before.
type Make = Box<dyn Fn(Option<&Held>) -> Held + Send + Sync>;

fn memo(make: Make) -> Memo<Held> {
    Memo::new(make)
}

/// A value of any type that can be told from another of its type.
#[derive(Clone)]
struct Held(Arc<dyn Value>);

impl Held {
    fn value<T: 'static>(&self) -> &T {
        match self.0.whole().downcast_ref() {
            Some(value) => value,
            None => unreachable!("a derived value is read as what it was made as"),
        }
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        self.0.same(other.0.whole())
    }
}

trait Value: Send + Sync {
    fn whole(&self) -> &dyn Any;
    fn same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn whole(&self) -> &dyn Any {
        self
    }

    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| other == self)
    }
}
