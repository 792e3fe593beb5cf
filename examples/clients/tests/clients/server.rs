//! From replies to a server on this machine that gives them, one to each request, and remembers the requests.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use codetable::fixture::Fixture;
use codetable::response::HeaderSource;

/// What the server answers.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// How many bytes of the body are sent before the connection is dropped.
    sent: usize,
    is_dropped: bool,
}

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arrival {
    pub(crate) method: String,
    pub(crate) authorization: String,
    pub(crate) body: Vec<u8>,
}

/// A server that gives its replies in order, and the last again and again.
pub(crate) struct Server {
    address: SocketAddr,
    thread: JoinHandle<Vec<Arrival>>,
}

impl Reply {
    pub(crate) fn new(status: u16, body: &str) -> Self {
        let body = body.as_bytes().to_vec();
        Self { status, headers: Vec::new(), sent: body.len(), body, is_dropped: false }
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self
    }

    /// The same, of which only so many bytes of the body arrive.
    pub(crate) fn cut(self, sent: usize) -> Self {
        assert!(sent < self.body.len());
        Self { sent, ..self }
    }

    /// No answer: the connection is dropped when the request has arrived.
    pub(crate) fn dropped() -> Self {
        Self { is_dropped: true, ..Self::new(200, "") }
    }

    fn send(&self, mut stream: &TcpStream) {
        let mut text = format!("HTTP/1.1 {} Replayed\r\n", self.status);
        for (name, value) in &self.headers {
            text += &format!("{name}: {value}\r\n");
        }
        text += &format!("Content-Length: {}\r\nConnection: close\r\n\r\n", self.body.len());
        // A client that has read enough may be gone.
        let _ = stream.write_all(&[text.as_bytes(), &self.body[..self.sent]].concat());
    }
}

impl From<&Fixture> for Reply {
    fn from(fixture: &Fixture) -> Self {
        let reply = Self::new(fixture.status(), fixture.body());
        fixture.headers().iter().fold(reply, |reply, (name, value)| reply.with(name, value))
    }
}

impl HeaderSource for Reply {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.header(name)
    }
}

impl Server {
    pub(crate) fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let thread = thread::spawn(move || {
            let mut arrivals = Vec::new();
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                let Some(arrival) = Arrival::read(&stream) else { break };
                let reply = &replies[arrivals.len().min(replies.len() - 1)];
                arrivals.push(arrival);
                if !reply.is_dropped {
                    reply.send(&stream);
                }
            }
            arrivals
        });
        Self { address, thread }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Ends the server: what arrived?
    pub(crate) fn stop(self) -> Vec<Arrival> {
        // A connection without a request is the end.
        drop(TcpStream::connect(self.address).unwrap());
        self.thread.join().unwrap()
    }
}

impl Arrival {
    /// Reads a request; `None` if there is none.
    fn read(stream: &TcpStream) -> Option<Self> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        let mut next = || {
            line.clear();
            reader.read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        };
        let first = next();
        let method = first.split(' ').next().filter(|method| !method.is_empty())?.to_owned();
        let (mut authorization, mut length) = (String::new(), 0);
        loop {
            let header = next();
            let Some((name, value)) = header.split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "authorization" => authorization = value.to_owned(),
                "content-length" => length = value.parse().unwrap(),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        Some(Self { method, authorization, body })
    }
}
