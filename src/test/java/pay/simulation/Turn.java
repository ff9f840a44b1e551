package pay.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.jdbc.BadSqlGrammarException;
import platform.event.DomainEvent;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.Api;

/** Whose turn it is: makes random choices, asks, and remembers what was agreed to. */
final class Turn {
    private static final int TRIES = 3;
    /** Refused by others, to whom it was sent, or before somebody has looked at it: that it was is on record. */
    private static final String OUTSIDE = "(CARD|TOP_UP|WITHDRAWAL)_.*|PAYMENT_HELD_BACK";
    /** Journals, states of payments, coupons and requests, and what counts against limits. A counter of nothing is a lock. */
    private static final String MARK = "select (select count(*) from pay_journal where kind not like '%TOP_UP%')"
            + " + (select coalesce(sum(version), 0) from pay_easypay_payment)"
            + " + (select coalesce(sum(version), 0) from pay_payment)"
            + " + (select coalesce(sum(crc32(concat_ws(' ', id, state, payment_id))), 0) from pay_coupon)"
            + " + (select coalesce(sum(crc32(concat_ws(' ', id, state, asked_name, transfer_id))), 0)"
            + " from pay_money_request)"
            + " + (select coalesce(sum(crc32(concat_ws(' ', member_id, day, day_amount, month_amount))), 0)"
            + " from pay_transfer_usage where month_amount > 0)"
            + " + (select coalesce(sum(crc32(concat_ws(' ', member_id, day, day_amount, month_amount))), 0)"
            + " from pay_easypay_usage where month_amount > 0)";

    final World world;
    final Cast cast;
    final SplittableRandom random;
    private final Memory memory;
    private final boolean alone;

    /** What the simulation itself remembers, whatever the application does. */
    record Memory(List<Deal> deals, Queue<Request> inDoubt, Map<String, LongAdder> answers) {
        Memory() {
            this(new CopyOnWriteArrayList<>(), new ConcurrentLinkedQueue<>(), new ConcurrentHashMap<>());
        }

        <D extends Deal> Stream<D> all(Class<D> kind) {
            return deals.stream().filter(kind::isInstance).map(kind::cast);
        }

        private void count(String answer) {
            answers.computeIfAbsent(answer, _ -> new LongAdder()).increment();
        }
    }

    /**
     * A turn in a seed.
     *
     * @param alone nobody else does anything meanwhile
     */
    Turn(World world, Cast cast, Memory memory, SplittableRandom random, boolean alone) {
        this.world = world;
        this.cast = cast;
        this.memory = memory;
        this.random = random;
        this.alone = alone;
    }

    <E> E one(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    Cast.Person person() {
        return one(cast.people());
    }

    long amount() {
        return 1_000L * random.nextInt(1, 60);
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** Any that was agreed to of a kind. */
    <D extends Deal> Optional<D> any(Class<D> kind) {
        List<D> deals = all(kind).toList();
        int chosen = random.nextInt(1 << 20);
        return deals.isEmpty() ? Optional.empty() : Optional.of(deals.get(chosen % deals.size()));
    }

    /** All of a kind. */
    <D extends Deal> Stream<D> all(Class<D> kind) {
        return memory.all(kind);
    }

    Memory memory() {
        return memory;
    }

    void remember(Deal deal) {
        memory.deals().add(deal);
    }

    /** An operator does something; whether they have seen it done. */
    boolean operator(Runnable work) {
        try {
            work.run();
            memory.count("agreed");
            return true;
        } catch (BadSqlGrammarException wrong) {
            throw wrong;
        } catch (RuntimeException refused) {
            // Or it was not heard of: then it was done, or was not.
            memory.count(refused instanceof DomainException because
                    ? because.code().name()
                    : refused.getClass().getSimpleName());
            return false;
        }
    }

    /** Another module tells of something, and again when it is not sure that it was heard. */
    void tell(Function<Tsid, DomainEvent> event) {
        for (int i = chance(5) ? 2 : 1; i > 0; i--) {
            world.tell(() -> event.apply(world.id()));
        }
    }

    /** Asks until the answer is definite, a few times; else again when all is quiet. */
    void ask(Supplier<Api.Answer> send, Consumer<Api.Answer> told) {
        ask(send, told, false);
    }

    /** The same of what is written down though it is refused. */
    void askOnRecord(Supplier<Api.Answer> send, Consumer<Api.Answer> told) {
        ask(send, told, true);
    }

    private void ask(Supplier<Api.Answer> send, Consumer<Api.Answer> told, boolean onRecord) {
        Request request = new Request(send, answer -> {
            memory.count(Request.isDone(answer) ? "agreed" : answer.code());
            if (Request.isDone(answer)) {
                told.accept(answer);
            }
        });
        for (int i = 0; i < TRIES; i++) {
            long faults = world.faults.injected();
            long before = alone ? world.number(MARK) : 0;
            Api.Answer answer = request.send().get();
            if (Request.isDefinite(answer)) {
                if (alone && !onRecord && i == 0 && !Request.isDone(answer) && !answer.code().matches(OUTSIDE)
                        && faults == world.faults.injected()
                        && before != world.number(MARK)) {
                    throw new AssertionError("Refused with " + answer.code() + ", and yet something has changed");
                }
                request.told().accept(answer);
                if (Request.isDone(answer) && chance(4)) {
                    requireTheSame(answer, request.send().get());
                }
                return;
            }
        }
        memory.inDoubt().add(request);
    }

    /**
     * Who asks again for what was done is told of the same, or that what was under way has been refused by others since. What is
     * done once by itself has no key: evidence in a dispute, a consent, the end of one, and of a charge's tries.
     */
    private static void requireTheSame(Api.Answer first, Api.Answer again) {
        boolean refusedSince = first.status() == 202 && again.code().matches(OUTSIDE);
        if (Request.isDefinite(again) && !refusedSince
                && !again.code().matches("(DISPUTE|BILLING_KEY|BILLING_CHARGE)_IN_OTHER_STATE")
                && (!Request.isDone(again) || !again.text("id").equals(first.text("id")))) {
            throw new AssertionError("Asked twice under one key: " + first.body() + ", then " + again.body());
        }
    }

    /** The same for what needs no answer. */
    void ask(Supplier<Api.Answer> send) {
        ask(send, _ -> {
        });
    }
}
