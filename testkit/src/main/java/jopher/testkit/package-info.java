/// What tests and measurements share: the jopher command from the running class path, txtar archives, the mask under which
/// Jopher's output equals gc's. Not part of the product.
package jopher.testkit;
