package madang.redelivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import madang.redelivery.DeliveryRows.Delivery;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.TransientDataAccessException;
import platform.event.DomainEvent;
import platform.event.delivery.Listener;
import platform.event.delivery.Listeners;
import platform.event.delivery.SynchronousDelivery;
import testing.HeldDelivery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Delivers everything that waits, each delivery in every way in which it may come in production:
 * <ol>
 * <li>twice at the same time: one has the effect, the other finds the delivery row gone;
 * <li>once more afterwards: nothing changes, not a column, and no event is published;
 * <li>once more with the delivery row put back, as a replay does: again nothing (an answer may be given again, in the same
 * words), read models apart, which are rebuilt
 * from nothing by {@link #rebuild}.
 * </ol>
 * What waits for a listener that takes several at once ({@link platform.event.Together}) goes the same ways as one batch, and then in
 * others: with some that are new, in another order, and one by one. The application's own delivery is switched off meanwhile.
 */
final class Redelivery implements AutoCloseable {
    /** So many make a batch of which some are done before and others after it. */
    static final int BATCH = 3;

    private final DeliveryRows rows;
    private final TableReader tables;
    private final HeldDelivery held;
    private final SynchronousDelivery synchronous;
    private final Map<String, Listener> listeners = new TreeMap<>();
    private final Set<String> changedSomething = new TreeSet<>();
    private final Set<String> changedSomethingTogether = new TreeSet<>();

    Redelivery(ApplicationContext context) {
        rows = new DeliveryRows(context);
        tables = new TableReader(context.getEnvironment());
        held = new HeldDelivery(context);
        context.getBean(Listeners.class).all()
                .forEach(listener -> listeners.put(listener.id(), listener));
        synchronous = new SynchronousDelivery(context);
    }

    @Override
    public void close() {
        held.close();
        tables.close();
    }

    /** Delivers until nothing waits any more. */
    void pump() throws Throwable {
        pumpAllBut("");
    }

    /** The same, but what waits for one listener goes on waiting. */
    void pumpAllBut(String listener) throws Throwable {
        while (true) {
            List<Delivery> waiting = rows.waiting().stream().filter(each -> !each.listener().equals(listener)).toList();
            if (waiting.isEmpty()) {
                return;
            }
            for (List<Delivery> together : batches(waiting, BATCH)) {
                if (together.size() == 1) {
                    deliver(together);
                } else {
                    deliverInGroups(together);
                }
            }
        }
    }

    /** Each by itself, but as one what a listener takes together, if it is so many at least. */
    private Collection<List<Delivery>> batches(List<Delivery> all, int atLeast) {
        Map<String, Long> counts = all.stream()
                .collect(Collectors.groupingBy(Delivery::listener, Collectors.counting()));
        Function<Delivery, Object> batch = each -> takeTogether().contains(each.listener())
                && Objects.requireNonNull(counts.get(each.listener())) >= atLeast ? each.listener() : each;
        return all.stream().collect(Collectors.groupingBy(batch, LinkedHashMap::new, Collectors.toList())).values();
    }

    private Set<String> takeTogether() {
        return listeners.values().stream().filter(each -> each.together() != null).map(Listener::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The listeners that got no event, or never changed anything by one. */
    Set<String> untested() {
        Set<String> untested = new TreeSet<>(listeners.keySet());
        untested.removeAll(changedSomething);
        untested.removeIf(listener -> listener.startsWith(ForgetfulListener.FIXTURE));
        return untested;
    }

    /** The listeners that take several events at once and got no batch that changed something, and then more that did. */
    Set<String> untestedTogether() {
        Set<String> untested = takeTogether();
        untested.removeAll(changedSomethingTogether);
        return untested;
    }

    /** Whether it changed something. */
    private boolean deliver(List<Delivery> batch) throws Throwable {
        Listener listener = listeners.get(batch.getFirst().listener());
        List<DomainEvent> events = rows.read(batch);
        String what = listener.id() + " with " + events;
        TableSnapshot before = snapshot();
        twiceAtOnce(listener, events);
        TableSnapshot after = snapshot();
        if (!after.equals(before)) {
            changedSomething.add(listener.id());
        }
        synchronous.deliver(listener, events);
        assertThat(snapshot().minus(after)).as("changed by a second delivery to %s", what).isEmpty();
        if (!isReadModel(listener.id())) {
            rows.putBack(batch);
            synchronous.deliver(listener, events);
            assertThat(rows.waiting()).doesNotContainAnyElementsOf(batch);
            assertUnchanged(after, "changed by a replay to %s".formatted(what));
        }
        return !after.equals(before);
    }

    /**
     * Delivers some, then all at once in another order, of which these were done before and the others are new, and in the end each alone: of
     * what was done before nothing may change, of what was new nothing be left to do.
     */
    private void deliverInGroups(List<Delivery> all) throws Throwable {
        Listener listener = listeners.get(all.getFirst().listener());
        List<Delivery> some = all.subList(0, (all.size() + 1) / 2);
        boolean changed = deliver(some);
        TableSnapshot before = snapshot();
        rows.putBack(some);
        assertThat(callUntilDone(listener, rows.read(all.reversed()))).isTrue();
        TableSnapshot after = snapshot();
        Set<String> done = rows.ids(some);
        done.removeAll(rows.ids(all.subList(some.size(), all.size())));
        Set<String> ofThese = after.minus(before);
        ofThese.addAll(before.minus(after));
        ofThese.removeIf(row -> done.stream().noneMatch(row::contains));
        String what = listener.id() + " with " + rows.read(all);
        assertThat(ofThese).as("changed of what was done before, by new events beside it, to %s", what).isEmpty();
        if (changed && !after.equals(before)) {
            changedSomethingTogether.add(listener.id());
        }
        for (Delivery each : all) {
            rows.putBack(List.of(each));
            assertThat(callUntilDone(listener, rows.read(List.of(each)))).isTrue();
        }
        assertUnchanged(after, "changed by a replay one by one, after a batch, to %s".formatted(what));
    }

    private void assertUnchanged(TableSnapshot before, String what) {
        Set<String> changed = snapshot().minus(before);
        changed.removeIf(before::hasSameEvent);
        assertThat(changed).as("%s", what).isEmpty();
    }

    /**
     * Empties a module's read models and delivers the whole log to its listeners once more, in the order given.
     *
     * @param together of so many events at a time a listener that takes several at once gets its own together
     */
    void rebuild(String module, Consumer<List<Long>> order, int together) throws Throwable {
        TableSnapshot before = snapshot().ofModule(module);
        rows.empty(before.rows().keySet());
        List<Delivery> replay = new ArrayList<>();
        for (Listener listener : listeners.values()) {
            if (listener.id().startsWith(module + ".")) {
                rows.recorded(listener.kind().type()).forEach(event -> replay.add(new Delivery(listener.id(), event)));
            }
        }
        List<Long> sequence = new ArrayList<>(replay.stream().map(Delivery::eventId).distinct().sorted().toList());
        order.accept(sequence);
        for (int from = 0; from < sequence.size(); from += together) {
            List<Delivery> next = sequence.subList(from, Math.min(from + together, sequence.size())).stream()
                    .flatMap(event -> replay.stream().filter(each -> each.eventId() == event)).toList();
            for (List<Delivery> batch : batches(next, 1)) {
                rows.putBack(batch);
                synchronous.deliver(listeners.get(batch.getFirst().listener()), rows.read(batch));
            }
        }
        TableSnapshot after = snapshot().ofModule(module);
        assertThat(after.minus(before)).as("rows of %s that a rebuild made otherwise", module).isEmpty();
        assertThat(before.minus(after)).as("rows of %s that a rebuild lost", module).isEmpty();
    }

    /** A read model may be newer than a replayed event, so that a replay alone proves nothing: it is rebuilt. */
    private static boolean isReadModel(String listener) {
        return listener.startsWith("home.");
    }

    private void twiceAtOnce(Listener listener, List<DomainEvent> events) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(threads.submit(() -> {
                    together.await();
                    return callUntilDone(listener, events);
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        }
    }

    /** A deadlock or a lost race is tried again in production, after a delay. */
    private boolean callUntilDone(Listener listener, List<DomainEvent> events) {
        for (int attempt = 1;; attempt++) {
            try {
                return synchronous.deliver(listener, events);
            } catch (TransientDataAccessException e) {
                if (attempt == 5) {
                    throw e;
                }
            } catch (Throwable e) {
                throw new IllegalStateException(listener.id() + " failed with " + events, e);
            }
        }
    }

    private TableSnapshot snapshot() {
        return tables.read();
    }
}
