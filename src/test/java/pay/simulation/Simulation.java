package pay.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import pay.freeze.StandingFreezes;
import platform.time.UtcColumn;
import testing.Api;

/** One seed: what happens to an application that begins empty, first step by step, then from many threads at once. */
final class Simulation {
    private static final int STEPS = 200;
    /** Steps from one look at the books to the next: a look costs as much as many steps. */
    private static final int BOOKS_EVERY = 10;
    private static final int THREADS = 16;
    private static final int EACH = 6;
    /** What is awaited for half a day ends while things still go wrong. */
    private static final Duration SHIFT = Duration.ofHours(7);
    private static final List<Consumer<Turn>> MOVES = Stream
            .of(WalletMoves.ALL, OrderMoves.ALL, ShopMoves.ALL, BillingMoves.ALL, SellerMoves.ALL, LoanMoves.ALL,
                    DepositMoves.ALL, ChargebackMoves.ALL, TillMoves.ALL, ReceiptMoves.ALL, CompanyMoves.ALL,
                    ReviewMoves.ALL, CashbackMoves.ALL, LeavingMoves.ALL, ProposalMoves.ALL, FreezeMoves.ALL)
            .flatMap(List::stream).toList();
    private static final int WEEKS = 20 * 24;
    /** Hours until everything that ends by itself has ended: held transfers, requests, disputes, cashback, payouts, which go by day alone. */
    private static final List<Integer> HOURS = List.of(24, 24, 48, 84, 12, 168, WEEKS, 8, 8);

    private final World world;
    private final long seed;
    private final Turn.Memory memory = new Turn.Memory();
    private int steps;

    Simulation(World world, long seed) {
        this.world = world;
        this.seed = seed;
    }

    /** What a seed did. */
    record Report(int steps, Map<String, LongAdder> answers, long faults, List<Deal> deals) {}

    Report run() throws Exception {
        world.beginAnew();
        Cast cast = Cast.of(world);
        Oracles oracles = new Oracles(world, cast);
        world.faults.seed(seed);
        long before = world.faults.injected();
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            Turn turn = new Turn(world, cast, memory, random, true);
            Cast.Person first = step < cast.people().size() ? cast.people().get(step) : null;
            world.faults.begin();
            aliveOrDead(() -> step(turn, first));
            world.faults.end();
            oracles.always();
            if (step % BOOKS_EVERY == 0) {
                Oracles.theBooksAreRight(world);
            }
        }
        allAtOnce(cast);
        Oracles.theBooksAreRight(world);
        comeToRest();
        oracles.always();
        daysPass(oracles);
        new FinalOracles(world, memory, cast).hold();
        return new Report(steps, memory.answers(), world.faults.injected() - before, memory.deals());
    }

    private void step(Turn turn, Cast.@Nullable Person first) {
        steps++;
        if (first != null) {
            if (!first.id().equals(turn.cast.leaver().id())) {
                WalletMoves.topUp(turn, first, first.account(), 700_000);
            }
            OrderMoves.grant(turn, first, 20_000);
            return;
        }
        switch (turn.random.nextInt(10)) {
            case 0 -> world.jobs(true);
            case 1 -> {
                world.move(turn.chance(8) ? SHIFT : Duration.ofSeconds(turn.random.nextInt(1, 400)));
                world.calls();
                if (turn.chance(3)) {
                    world.late();
                }
            }
            case 2, 3 -> world.deliver();
            default -> turn.one(MOVES).accept(turn);
        }
    }

    /** What is done for nobody's request may be cut off anywhere, as by a process that dies. */
    private static void aliveOrDead(Runnable work) throws Exception {
        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            one.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            if (e.getCause() instanceof BadSqlGrammarException wrong) {
                throw wrong; // A move of the simulation's own.
            }
            // A job that failed, or died: another one goes on.
        }
    }

    private void allAtOnce(Cast cast) throws Exception {
        world.faults.begin();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                SplittableRandom random = new SplittableRandom(seed * THREADS + thread);
                running.add(threads.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        atOnce(new Turn(world, cast, memory, random, false));
                    }
                }));
            }
        }
        world.faults.end();
        steps += THREADS * EACH;
        for (Future<?> each : running) {
            each.get();
        }
    }

    private void atOnce(Turn turn) {
        try {
            switch (turn.random.nextInt(12)) {
                case 0 -> world.jobs(true);
                case 1 -> {
                    world.move(Duration.ofSeconds(turn.random.nextInt(30)));
                    world.calls();
                    if (turn.chance(3)) {
                        world.late();
                    }
                }
                case 2 -> world.deliver();
                default -> turn.one(MOVES).accept(turn);
            }
        } catch (BadSqlGrammarException wrong) {
            throw wrong;
        } catch (RuntimeException failed) {
            // A fault in what this thread did for nobody's request.
        }
    }

    /** Everybody gets their answers, and everything that is due is done, until nothing is left. */
    private void comeToRest() {
        if (StandingFreezes.lift(world.context) > 0) {
            throw new AssertionError("A freeze cannot be lifted");
        }
        Request request = memory.inDoubt().poll();
        while (request != null) {
            answer(request);
            request = memory.inDoubt().poll();
        }
        ChargebackMoves.decideWhatIsInTheWay(world, memory);
        memory.deals().forEach(deal -> deal.askAgain(world));
        workUntilNothingIsLeft();
        world.late();
        workUntilNothingIsLeft();
    }

    private void workUntilNothingIsLeft() {
        for (int round = 0; round < 100; round++) {
            int done = world.deliver() + world.calls();
            if (done == 0) {
                ChargebackMoves.endStuckCancels(world);
                ProposalMoves.settleWhatNoBankGets(world);
                Optional<Instant> next = nextCall();
                if (next.isEmpty()) {
                    world.jobs(false);
                    if (world.waiting() == 0 && nextCall().isEmpty()) {
                        return;
                    }
                } else if (next.get().isAfter(world.now())) {
                    world.move(Duration.between(world.now(), next.get()).plusMillis(1));
                }
            }
        }
        throw new AssertionError("There is always something to do; " + world.waiting() + " deliveries wait, and "
                + world.jdbc.queryForList("select id, purpose, status, enquiries from pay_bank_transfer"
                        + " where next_step_at is not null union all select id, concat(kind, ' ', purpose), status,"
                        + " enquiries from pay_card_request where next_step_at is not null"));
    }

    private void answer(Request request) {
        for (int i = 0; i < 20; i++) {
            Api.Answer answer = request.send().get();
            if (Request.isDefinite(answer)) {
                request.told().accept(answer);
                return;
            }
            world.calls();
            nextCall().filter(next -> next.isAfter(world.now()))
                    .ifPresent(next -> world.move(Duration.between(world.now(), next).plusMillis(1)));
        }
        throw new AssertionError("Never answered though nothing goes wrong: " + request.send().get());
    }

    private Optional<Instant> nextCall() {
        return world.jdbc.query("select min(at) as at from (select next_step_at at from pay_bank_transfer"
                + " where next_step_at is not null union all select next_step_at from pay_card_request"
                + " where next_step_at is not null) next",
                (row, _) -> Optional.ofNullable(row.getObject("at"))
                        .map(_ -> get(row)))
                .getFirst();
    }

    private static Instant get(java.sql.ResultSet row) {
        try {
            return UtcColumn.get(row, "at");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void daysPass(Oracles oracles) {
        for (int hours : HOURS) {
            world.move(Duration.ofHours(hours));
            if (hours == WEEKS) {
                ChargebackMoves.decideAll(world, memory);
            }
            comeToRest();
            oracles.always();
        }
        CompanyMoves.tellOfAll(world, memory);
        comeToRest();
        CompanyMoves.tellOfAll(world, memory);
        oracles.always();
    }
}
