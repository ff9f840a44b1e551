package testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.springframework.context.ApplicationContext;

/** What the application of a {@link MadangTest} sends to the database from the opening of this to its closing. */
public final class StatementRecorder implements AutoCloseable {
    private final Sent sent;
    private final List<Statement> statements = Collections.synchronizedList(new ArrayList<>());

    /** @param context that of the test */
    public StatementRecorder(ApplicationContext context) {
        sent = context.getBean(ModuleBorderGuard.class).sent();
        sent.open.add(this);
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
        sent.open.remove(this);
    }

    /** Gets every statement of an application, and passes it on to the recorders that are open. */
    static final class Sent implements QueryExecutionListener {
        private final List<StatementRecorder> open = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // Afterwards is enough.
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            List<StatementRecorder> recorders = List.copyOf(open);
            if (!recorders.isEmpty()) {
                queries.forEach(query -> recorders.forEach(recorder -> recorder.statements.add(
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
