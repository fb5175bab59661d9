//! The API of the voting page, and the page itself.
//!
//! | request | body | answer |
//! |---|---|---|
//! | `POST /api/join` | `{code, phone?}` | the seats of the vote: `{ballot, name, seats: [{seat, name, taken}]}` |
//! | `POST /api/seat` | `{code, seat?, guest?, phone?}` | a seat: `{token, seat, name}`; idempotent per phone |
//! | `GET /api/ballot` | – | what this voter has before them, and has cast |
//! | `PUT /api/ballot` | `{ballot, turn, votes: {candidate: n}}` | `{counted: true, turn}` |
//! | `POST /api/leave` | – | `{}`; a ballot that was cast stays counted |
//!
//! The last three carry `Authorization: Bearer <token>`. Every error is `{code, message}`; the message is one plain
//! sentence. Each cast carries a turn, one more than the last, which makes a repeat idempotent and a late arrival
//! harmless.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use afterword_domain::ballot_box::Claim;
use afterword_domain::{BallotId, Choice, Refusal, SeatId};
use afterword_service::voting::{PhoneVote, Voting};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Extension, FromRequest as _, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use parking_lot::Mutex;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::Instant;
use tower_http::timeout::TimeoutLayer;

use crate::code::{self, Codes, Typed};
use crate::guard::{Guard, Wait};
use crate::middleware::{self, LONGEST_BODY, Names, WHOLE};
use crate::page::Page;
use crate::places::Connected;
use crate::refused::{Refused, answer};
use crate::tokens::Tokens;

/// The state behind every request.
pub(crate) struct Room {
    pub(crate) voting: Arc<Voting>,
    pub(crate) vote: PhoneVote,
    pub(crate) codes: Codes,
    pub(crate) guard: Guard,
    pub(crate) tokens: Arc<Tokens>,
    pub(crate) page: Page,
    /// When a seated phone last sent a request.
    pub(crate) used: Mutex<Instant>,
}

impl Room {
    pub(crate) fn new(
        voting: &Arc<Voting>,
        vote: PhoneVote,
        codes: Codes,
        tokens: &Arc<Tokens>,
        page: Page,
    ) -> Self {
        Self {
            voting: Arc::clone(voting),
            vote,
            codes,
            guard: Guard::default(),
            tokens: Arc::clone(tokens),
            page,
            used: Mutex::new(Instant::now()),
        }
    }
}

/// The address that a request comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

type Answer = Result<Response, Refused>;

/// Returns the routes and layers of the whole server.
pub(crate) fn router(room: Arc<Room>, names: Arc<Names>) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/vote.js", get(script))
        .route("/vote.css", get(style))
        .route("/api/join", post(join))
        .route("/api/seat", post(seat))
        .route("/api/ballot", get(paper).put(cast))
        .route("/api/leave", post(leave))
        .fallback(async || Refused::NotThere)
        .method_not_allowed_fallback(async || Refused::NotThere)
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, WHOLE))
        .layer(axum::middleware::from_fn_with_state(names, middleware::guarded))
        .with_state(room)
}

async fn page(State(room): State<Arc<Room>>) -> Response {
    asset(&room.page.html, "text/html; charset=utf-8")
}

async fn script(State(room): State<Arc<Room>>) -> Response {
    asset(&room.page.script, "text/javascript; charset=utf-8")
}

async fn style(State(room): State<Arc<Room>>) -> Response {
    asset(&room.page.style, "text/css; charset=utf-8")
}

fn asset(bytes: &Bytes, kind: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], bytes.clone()).into_response()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Join {
    code: String,
    #[serde(default)]
    phone: Option<String>,
}

async fn join(State(room): State<Arc<Room>>, Extension(peer): Extension<Peer>, request: Request) -> Answer {
    let given: Join = read(request).await?;
    check(&room, peer, &given.code)?;
    let mine = given.phone.and_then(|phone| room.tokens.of_phone(room.vote.post_mortem, &phone));
    let roll = room.voting.roll(room.vote, mine.map(|(_, claim)| claim)).ok_or(Refusal::BallotClosed)?;
    Ok(answer(StatusCode::OK, &roll))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TakeSeat {
    code: String,
    #[serde(default)]
    seat: Option<SeatId>,
    #[serde(default)]
    guest: Option<String>,
    /// A random id of the phone, at least [`SHORTEST_PHONE`] bytes.
    #[serde(default)]
    phone: Option<String>,
}

/// The shortest id of a phone: whoever guesses an id gets the seat.
const SHORTEST_PHONE: usize = 32;

async fn seat(State(room): State<Arc<Room>>, Extension(peer): Extension<Peer>, request: Request) -> Answer {
    let given: TakeSeat = read(request).await?;
    check(&room, peer, &given.code)?;
    let phone = given.phone.filter(|phone| (SHORTEST_PHONE..=64).contains(&phone.len()));
    if let Some(seated) = seated_already(&room, phone.as_deref(), given.seat) {
        return Ok(seated);
    }
    let (claim, name) = match given.seat {
        Some(seat) => patiently(&room, || room.voting.take(room.vote, seat))?,
        None if !room.guard.admits_guest(peer.0) => return Err(Refused::TooManyGuests),
        None => {
            let name = given.guest.unwrap_or_default();
            let taken = patiently(&room, || room.voting.take_as_guest(room.vote, &name))?;
            room.guard.seated_guest(peer.0);
            taken
        }
    };
    let token = room.tokens.give(room.vote.post_mortem, claim, phone);
    Ok(seated(&token, claim, &name))
}

fn seated(token: &str, claim: Claim, name: &str) -> Response {
    answer(StatusCode::OK, &json!({ "token": token, "seat": claim.seat, "name": name }))
}

/// Returns the seat that the phone has already, where it asks again because an answer was lost. Frees that seat where
/// it chooses another.
fn seated_already(room: &Room, phone: Option<&str>, wanted: Option<SeatId>) -> Option<Response> {
    let (token, claim) = room.tokens.of_phone(room.vote.post_mortem, phone?)?;
    let roll = room.voting.roll(room.vote, None)?;
    let is_guest = !roll.seats.iter().any(|one| one.seat == claim.seat);
    let paper = room.voting.voter_view(room.vote.post_mortem, claim).ok();
    match paper.filter(|_| wanted.map_or(is_guest, |wanted| wanted == claim.seat)) {
        Some(paper) => Some(seated(&token, claim, &paper.name)),
        None => {
            free(room, claim, &token);
            None
        }
    }
}

/// Checks the join code. Wrong ones count for their address and for all addresses together.
fn check(room: &Room, peer: Peer, typed: &str) -> Result<(), Refused> {
    let seconds = |wait: Duration| wait.as_secs_f64().ceil() as u64;
    room.guard.admit(peer.0).map_err(|wait| match wait {
        Wait::Here(wait) => Refused::TooMany { seconds: seconds(wait) },
        Wait::Everywhere(wait) => Refused::Guessed { seconds: seconds(wait) },
    })?;
    match room.codes.compare(typed) {
        Typed::Current => {
            room.guard.right(peer.0);
            Ok(())
        }
        // Not counted: an earlier code is no guess.
        Typed::Earlier => Err(Refused::OldCode),
        Typed::Wrong => {
            let consequences = room.guard.wrong(peer.0, typed);
            if consequences.locked_out {
                log::warn!("an address was locked out of the vote after many wrong codes");
            }
            if consequences.needs_longer_code {
                log::warn!("the vote has a longer code after many wrong ones");
                room.codes.renew(code::longer());
            }
            Err(Refused::WrongCode)
        }
    }
}

/// The seat of a request, and its token.
struct Seated(Claim, String);

impl FromRequestParts<Arc<Room>> for Seated {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, room: &Arc<Room>) -> Result<Self, Refused> {
        let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = given.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Refused::NoSeat)?;
        let claim = room.tokens.seat(room.vote.post_mortem, token).ok_or(Refused::NoSeat)?;
        *room.used.lock() = Instant::now();
        if let Some(connected) = parts.extensions.get::<Connected>() {
            connected.is_used_by(claim.seat);
        }
        Ok(Self(claim, token.to_owned()))
    }
}

async fn paper(State(room): State<Arc<Room>>, Seated(claim, _): Seated) -> Answer {
    match room.voting.voter_view(room.vote.post_mortem, claim) {
        Ok(paper) => Ok(answer(StatusCode::OK, &paper)),
        // The vote is over, or another one began, which phones of this vote may know.
        Err(_) if !room.voting.is_open(room.vote) => {
            Ok(answer(StatusCode::OK, &json!({ "state": "closed" })))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cast {
    ballot: BallotId,
    turn: u32,
    votes: Choice,
}

async fn cast(State(room): State<Arc<Room>>, Seated(claim, _): Seated, request: Request) -> Answer {
    let given: Cast = read(request).await?;
    let of = room.vote.post_mortem;
    let turn = patiently(&room, || room.voting.cast(of, given.ballot, claim, given.turn, given.votes))?;
    Ok(answer(StatusCode::OK, &json!({ "counted": true, "turn": turn })))
}

async fn leave(State(room): State<Arc<Room>>, Seated(claim, token): Seated) -> Response {
    free(&room, claim, &token);
    answer(StatusCode::OK, &Value::Object(serde_json::Map::new()))
}

/// Frees a seat and revokes its token.
fn free(room: &Room, claim: Claim, token: &str) {
    patiently(room, || room.voting.leave(room.vote.post_mortem, claim));
    room.tokens.forget(token);
}

/// Runs `work`, which blocks while the ballot is being closed; other requests are answered meanwhile.
fn patiently<T>(room: &Room, work: impl FnOnce() -> T) -> T {
    if room.voting.is_held(room.vote.post_mortem) { tokio::task::block_in_place(work) } else { work() }
}

async fn read<T: DeserializeOwned>(request: Request<Body>) -> Result<T, Refused> {
    let bytes = Bytes::from_request(request, &()).await.map_err(|rejected| match rejected.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refused::TooLong,
        _ => Refused::NotJson,
    })?;
    serde_json::from_slice(&bytes).map_err(|_| Refused::NotJson)
}
