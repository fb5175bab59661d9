//! Tests a connection, makes a ticket and asks where it stands; prints what came of each as JSON.
//!
//! `TICKET_TOKEN=… try_ticket CONNECTION CONTENT`, both JSON. `tests/tickets` runs it against published API
//! descriptions.

#![allow(clippy::print_stdout, reason = "the answer of this program")]

use std::error::Error;

use afterword_tickets::{Client, Connection, Content, TicketProblem};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let connection: Connection = serde_json::from_str(&arguments.next().ok_or("name a connection")?)?;
    let content: Content = serde_json::from_str(&arguments.next().ok_or("name a content")?)?;
    let token = std::env::var("TICKET_TOKEN")?;
    let client = Client::new(&connection, &token)?;
    let test = client.test();
    let created = client.create(&content, DateTime::<Utc>::UNIX_EPOCH);
    let status = created.as_ref().ok().map(|created| client.status(&created.ticket.key));
    println!(
        "{}",
        json!({ "test": outcome(&test), "create": outcome(&created), "status": status.as_ref().map(outcome) })
    );
    Ok(())
}

/// What came of it: `{ok}` or `{problem, sentence}`.
fn outcome<T: Serialize>(outcome: &Result<T, TicketProblem>) -> Value {
    match outcome {
        Ok(value) => json!({ "ok": value }),
        Err(problem) => json!({ "problem": problem, "sentence": problem.to_string() }),
    }
}
