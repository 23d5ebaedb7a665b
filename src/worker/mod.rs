//! The worker: [`serve`] answers the page's requests with the engine; the client side lives with the page.
