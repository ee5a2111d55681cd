//! An integer maximum flow credit → (programme, line) → line, augmented line by line.
//!
//! What is reached backwards from a line without finding a credit with balance can never be part
//! of a later augmenting path: it is closed under the arcs that lead into it. It is marked dead and
//! not looked at again, which keeps the whole run close to one pass over the arcs.

/// A possible flow from a credit to a line.
pub struct Arc {
    /// Number of the credit.
    pub credit: usize,
    /// Number of the programme's room at the line.
    pub room: usize,
    /// The most that may flow.
    pub cap: i64,
    /// What flows.
    pub flow: i64,
}

/// A line.
pub struct Node {
    /// What it can still take.
    pub open: i64,
    /// Credits that reach it.
    pub arcs: Vec<Arc>,
    /// What each programme can still put here.
    pub rooms: Vec<i64>,
}

/// The flow under way.
pub struct Flow {
    balance: Vec<i64>,
    nodes: Vec<Node>,
    /// The arcs of each credit that carried flow at some time: (node, arc).
    used: Vec<Vec<(usize, usize)>>,
    dead_credit: Vec<bool>,
    dead_room: Vec<Vec<bool>>,
    seen: Seen,
}

/// A step back along a residual path, from a place to where it was reached from.
#[derive(Clone, Copy)]
enum Step {
    /// Credit reached because it can put more on this arc.
    Put { node: usize, arc: usize },
    /// Room reached because the credit of this arc can take back from it.
    TakeBack { node: usize, arc: usize },
    /// Room reached because its line takes more from it.
    Into { node: usize, room: usize },
    /// Room's line reached because it can give back what came through this room.
    GiveBack { node: usize, room: usize },
}

/// How each place was reached, with the number of the search that did: a new search needs no clearing.
struct Seen {
    search: usize,
    credit: Vec<Option<(usize, Step)>>,
    room: Vec<Vec<Option<(usize, Step)>>>,
    line: Vec<Option<(usize, Step)>>,
}

impl Seen {
    /// How a place was reached in this search, if it was.
    fn step(&self, place: Place) -> Option<Step> {
        let mark = match place {
            Place::Credit(credit) => self.credit[credit],
            Place::Room(node, room) => self.room[node][room],
            Place::Line(node) => self.line[node],
        };
        mark.filter(|(search, _)| *search == self.search).map(|(_, step)| step)
    }

    /// Marks a place as reached; `false` when it was already.
    fn reach(&mut self, place: Place, step: Step) -> bool {
        let fresh = self.step(place).is_none();
        if fresh {
            let mark = Some((self.search, step));
            match place {
                Place::Credit(credit) => self.credit[credit] = mark,
                Place::Room(node, room) => self.room[node][room] = mark,
                Place::Line(node) => self.line[node] = mark,
            }
        }
        fresh
    }
}

/// A place in a search.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Room(usize, usize),
    Line(usize),
    Credit(usize),
}

impl Flow {
    /// A network without flow: balances by credit, lines in the order they are to be served.
    pub fn new(balance: Vec<i64>, nodes: Vec<Node>) -> Self {
        let credits = balance.len();
        Self {
            used: vec![Vec::new(); credits],
            dead_credit: vec![false; credits],
            dead_room: nodes.iter().map(|node| vec![false; node.rooms.len()]).collect(),
            seen: Seen {
                search: 0,
                credit: vec![None; credits],
                room: nodes.iter().map(|node| vec![None; node.rooms.len()]).collect(),
                line: vec![None; nodes.len()],
            },
            balance,
            nodes,
        }
    }

    /// Serves line after line as far as the network allows; returns what each line gets. Serving a
    /// later line never takes from an earlier one, it only moves credits between lines.
    pub fn maximise(mut self) -> Vec<i64> {
        let mut got = Vec::with_capacity(self.nodes.len());
        for target in 0..self.nodes.len() {
            let wanted = self.nodes[target].open;
            self.serve_directly(target);
            while self.nodes[target].open > 0 && self.augment(target) {}
            got.push(wanted - self.nodes[target].open);
        }
        got
    }

    /// The shortest paths: credits with balance straight to the line.
    fn serve_directly(&mut self, target: usize) {
        for arc in 0..self.nodes[target].arcs.len() {
            let node = &self.nodes[target];
            let Arc { credit, room, cap, flow } = node.arcs[arc];
            let amount = node.open.min(self.balance[credit]).min(cap - flow).min(node.rooms[room]);
            if amount > 0 {
                self.balance[credit] -= amount;
                self.put(target, arc, amount);
                let node = &mut self.nodes[target];
                node.rooms[room] -= amount;
                node.open -= amount;
            }
        }
    }

    fn put(&mut self, node: usize, arc: usize, amount: i64) {
        let arc_ref = &mut self.nodes[node].arcs[arc];
        if arc_ref.flow == 0 {
            self.used[arc_ref.credit].push((node, arc));
        }
        arc_ref.flow += amount;
    }

    /// Finds one path from a credit with balance to the line and pushes what it holds.
    fn augment(&mut self, target: usize) -> bool {
        self.seen.search += 1;
        let mut queue: Vec<Place> = vec![Place::Line(target)];
        let mut at = 0;
        while let Some(place) = queue.get(at).copied() {
            at += 1;
            match place {
                Place::Line(node) => self.expand_line(node, &mut queue),
                Place::Room(node, room) => {
                    if let Some(source) = self.expand_room(target, node, room, &mut queue) {
                        self.push(target, source);
                        return true;
                    }
                }
                Place::Credit(credit) => self.expand_credit(credit, &mut queue),
            }
        }
        for place in queue {
            match place {
                Place::Room(node, room) => self.dead_room[node][room] = true,
                Place::Credit(credit) => self.dead_credit[credit] = true,
                Place::Line(_) => {}
            }
        }
        false
    }

    /// Rooms with space can put more into the line.
    fn expand_line(&mut self, node: usize, queue: &mut Vec<Place>) {
        for room in 0..self.nodes[node].rooms.len() {
            if self.nodes[node].rooms[room] > 0 {
                self.reach_room(node, room, Step::Into { node, room }, queue);
            }
        }
    }

    fn reach_room(&mut self, node: usize, room: usize, step: Step, queue: &mut Vec<Place>) {
        if !self.dead_room[node][room] && self.seen.reach(Place::Room(node, room), step) {
            queue.push(Place::Room(node, room));
        }
    }

    /// Credits of the programme can put more into the room; its line can give back what came through it.
    fn expand_room(
        &mut self,
        target: usize,
        node: usize,
        room: usize,
        queue: &mut Vec<Place>,
    ) -> Option<usize> {
        let mut through = 0;
        for (arc, a) in self.nodes[node].arcs.iter().enumerate().filter(|(_, a)| a.room == room) {
            through += a.flow;
            let place = Place::Credit(a.credit);
            if a.flow < a.cap
                && !self.dead_credit[a.credit]
                && self.seen.reach(place, Step::Put { node, arc })
            {
                if self.balance[a.credit] > 0 {
                    return Some(a.credit);
                }
                queue.push(place);
            }
        }
        if through > 0
            && node != target
            && self.seen.reach(Place::Line(node), Step::GiveBack { node, room })
        {
            queue.push(Place::Line(node));
        }
        None
    }

    /// A credit can take back what it gave elsewhere.
    fn expand_credit(&mut self, credit: usize, queue: &mut Vec<Place>) {
        let mut used = std::mem::take(&mut self.used[credit]);
        used.retain(|(node, arc)| self.nodes[*node].arcs[*arc].flow > 0);
        for (node, arc) in used.iter().copied() {
            let room = self.nodes[node].arcs[arc].room;
            self.reach_room(node, room, Step::TakeBack { node, arc }, queue);
        }
        self.used[credit] = used;
    }

    /// Walks the path from its source to the line: first for what it holds, then to push it.
    fn push(&mut self, target: usize, source: usize) {
        let path = self.path(target, source);
        let node = &self.nodes[target];
        let mut amount = node.open.min(self.balance[source]);
        for step in &path {
            amount = amount.min(match *step {
                Step::Put { node, arc } => {
                    self.nodes[node].arcs[arc].cap - self.nodes[node].arcs[arc].flow
                }
                Step::TakeBack { node, arc } => self.nodes[node].arcs[arc].flow,
                Step::Into { node, room } => self.nodes[node].rooms[room],
                Step::GiveBack { node, room } => self.nodes[node]
                    .arcs
                    .iter()
                    .filter(|arc| arc.room == room)
                    .map(|arc| arc.flow)
                    .sum(),
            });
        }
        self.balance[source] -= amount;
        self.nodes[target].open -= amount;
        for step in path {
            match step {
                Step::Put { node, arc } => self.put(node, arc, amount),
                Step::TakeBack { node, arc } => self.nodes[node].arcs[arc].flow -= amount,
                Step::Into { node, room } => self.nodes[node].rooms[room] -= amount,
                Step::GiveBack { node, room } => self.nodes[node].rooms[room] += amount,
            }
        }
    }

    fn path(&self, target: usize, source: usize) -> Vec<Step> {
        let mut path = Vec::new();
        let mut place = Place::Credit(source);
        while place != Place::Line(target) {
            let Some(step) = self.seen.step(place) else { break };
            path.push(step);
            place = match step {
                Step::Put { node, arc } => Place::Room(node, self.nodes[node].arcs[arc].room),
                Step::TakeBack { node, arc } => Place::Credit(self.nodes[node].arcs[arc].credit),
                Step::Into { node, .. } => Place::Line(node),
                Step::GiveBack { node, room } => Place::Room(node, room),
            };
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, option, prelude::*};

    use super::*;

    /// A network small enough to try everything: credits belong to one programme each.
    #[derive(Clone, Debug)]
    struct Small {
        balance: Vec<i64>,
        program: Vec<usize>,
        lines: Vec<SmallLine>,
    }

    #[derive(Clone, Debug)]
    struct SmallLine {
        weight: i64,
        open: i64,
        /// By programme.
        rooms: Vec<i64>,
        /// The cap of each credit that reaches the line.
        caps: Vec<Option<i64>>,
    }

    fn networks(credits: usize, lines: usize) -> impl Strategy<Value = Small> {
        const MOST: i64 = 3;
        let caps = vec(option::weighted(0.8, 1..=MOST), credits);
        let line = (1..=3i64, 0..=MOST, vec(0..=MOST, 2), caps);
        let line =
            line.prop_map(|(weight, open, rooms, caps)| SmallLine { weight, open, rooms, caps });
        let credits = (vec(0..=4i64, credits), vec(0..2usize, credits));
        (credits, vec(line, lines)).prop_map(|((balance, program), mut lines)| {
            lines.sort_by_key(|line| -line.weight);
            Small { balance, program, lines }
        })
    }

    /// What each line gets when lines are served in order.
    fn served(small: &Small) -> Vec<i64> {
        let node = |line: &SmallLine| {
            let arcs = line.caps.iter().enumerate().filter_map(|(credit, cap)| {
                Some(Arc { credit, room: small.program[credit], cap: (*cap)?, flow: 0 })
            });
            Node { open: line.open, arcs: arcs.collect(), rooms: line.rooms.clone() }
        };
        Flow::new(small.balance.clone(), small.lines.iter().map(node).collect()).maximise()
    }

    /// Tries every amount of every credit on every line from here on, and keeps the best: the
    /// greatest weighted sum, then the most for the first line, the second, …
    fn try_all(small: &mut Small, got: &mut Vec<i64>, place: usize, best: &mut (i64, Vec<i64>)) {
        let credits = small.balance.len();
        let (line, credit) = (place / credits, place % credits);
        if line == small.lines.len() {
            let weighted = got.iter().zip(&small.lines).map(|(got, line)| got * line.weight).sum();
            let found = (weighted, got.clone());
            if found > *best {
                *best = found;
            }
            return;
        }
        let program = small.program[credit];
        let at = &small.lines[line];
        let most = at.caps[credit].unwrap_or(0).min(at.open).min(at.rooms[program]);
        for amount in 0..=most.min(small.balance[credit]) {
            small.balance[credit] -= amount;
            small.lines[line].open -= amount;
            small.lines[line].rooms[program] -= amount;
            got[line] += amount;
            try_all(small, got, place + 1, best);
            got[line] -= amount;
            small.lines[line].rooms[program] += amount;
            small.lines[line].open += amount;
            small.balance[credit] += amount;
        }
    }

    #[track_caller]
    fn is_the_best(small: Small) {
        let got = served(&small);
        let lines = small.lines.len();
        let mut best = (0, vec![0; lines]);
        try_all(&mut small.clone(), &mut vec![0; lines], 0, &mut best);
        assert_eq!(got, best.1, "{small:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn two_credits_on_three_lines(small in networks(2, 3)) {
            is_the_best(small);
        }

        #[test]
        fn three_credits_on_two_lines(small in networks(3, 2)) {
            is_the_best(small);
        }

        #[test]
        fn three_credits_on_three_lines(small in networks(3, 3)) {
            is_the_best(small);
        }

        #[test]
        fn two_credits_on_four_lines(small in networks(2, 4)) {
            is_the_best(small);
        }
    }

    #[test]
    fn a_credit_gives_way_on_one_line_to_help_another() {
        // The first credit reaches both lines, the second the first alone: serving line by line
        // must move the first credit on.
        let line = |caps| SmallLine { weight: 1, open: 5, rooms: vec![9, 9], caps };
        let lines = vec![line(vec![Some(9), Some(9)]), line(vec![Some(9), None])];
        assert_eq!(served(&Small { balance: vec![5, 5], program: vec![0, 1], lines }), [5, 5]);
    }
}
