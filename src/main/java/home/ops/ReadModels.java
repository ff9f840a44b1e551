package home.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import home.rebuild.OpenRebuilds;
import home.rebuild.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.event.delivery.DeliveryBacklog;
import platform.event.delivery.DeliveryBacklog.Waiting;
import platform.event.delivery.ListenerProgress;

/** How the read models are. */
@Queries
class ReadModels {
    private final JdbcClient jdbc;
    private final DeliveryBacklog backlog;
    private final ListenerProgress progress;
    private final OpenRebuilds rebuilds;

    ReadModels(JdbcClient jdbc, DeliveryBacklog backlog, ListenerProgress progress, OpenRebuilds rebuilds) {
        this.jdbc = jdbc;
        this.backlog = backlog;
        this.progress = progress;
        this.rebuilds = rebuilds;
    }

    /**
     * One read model.
     *
     * @param rows of its first table, up to {@link DeliveryBacklog#COUNTED}
     * @param newest when the newest event that it knows was published
     * @param lag since the oldest event that it does not know yet was published
     */
    public record Row(ReadModel model, long rows, @Nullable Instant newest, long waiting, long deadLetters,
            Duration lag, boolean rebuilding) {}

    public List<Row> read() {
        Map<String, Waiting> waiting = backlog.read().stream()
                .collect(Collectors.toMap(Waiting::listener, Function.identity()));
        Set<ReadModel> rebuilding = rebuilds.models();
        return Stream.of(ReadModel.values()).map(model -> row(model,
                model.listeners().stream().map(waiting::get).toList(), rebuilding.contains(model))).toList();
    }

    private Row row(ReadModel model, List<Waiting> listeners, boolean rebuilding) {
        long rows = jdbc.sql("select count(*) from (select 1 from " + model.tables().getFirst() + " limit "
                + DeliveryBacklog.COUNTED + ") counted").query(Long.class).single();
        Instant newest = model.listeners().stream().flatMap(listener -> progress.toldUntil(listener).stream())
                .max(Comparator.naturalOrder()).orElse(null);
        return new Row(model, rows, newest, listeners.stream().mapToLong(Waiting::deliveries).sum(),
                listeners.stream().mapToLong(Waiting::deadLetters).sum(),
                listeners.stream().map(Waiting::oldestAge).max(Comparator.naturalOrder()).orElse(Duration.ZERO),
                rebuilding);
    }
}
