package testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** What the application of a {@link MadangTest} sends to the database from the opening of this to its closing. */
public final class StatementRecorder implements AutoCloseable {
    /** Gets every statement, and passes it on to the recorders that are open. */
    static final QueryExecutionListener LISTENER = new Listener();

    private static final List<StatementRecorder> OPEN = Collections.synchronizedList(new ArrayList<>());

    private final List<Statement> statements = Collections.synchronizedList(new ArrayList<>());

    public StatementRecorder() {
        OPEN.add(this);
    }

    /**
     * A statement as it was sent.
     *
     * @param thread id of the one that sent it; a request has its own
     * @param parameters in the order of their question marks
     */
    public record Statement(long thread, String sql, List<Object> parameters) {}

    /** What was sent so far, by all threads. */
    public List<Statement> statements() {
        return List.copyOf(statements);
    }

    @Override
    public void close() {
        OPEN.remove(this);
    }

    private static final class Listener implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // Afterwards is enough.
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            List<StatementRecorder> open = List.copyOf(OPEN);
            if (!open.isEmpty()) {
                queries.forEach(query -> open.forEach(recorder -> recorder.statements.add(
                        new Statement(Thread.currentThread().threadId(), query.getQuery(), parameters(query)))));
            }
        }

        /** Of a batch, the first. */
        private static List<Object> parameters(QueryInfo query) {
            return query.getParametersList().isEmpty()
                    ? List.of()
                    : query.getParametersList().getFirst().stream().map(ParameterSetOperation::getArgs)
                            .sorted(Comparator.comparingInt((Object[] set) -> (Integer) set[0]))
                            .map(set -> set[1]).toList();
        }
    }
}
