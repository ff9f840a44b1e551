package testing;

import java.lang.StackWalker.StackFrame;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Fails, in tests, each statement and each transaction that touches tables of two modules, and each statement on a table of
 * a module other than its caller's. What it caught is kept besides, because an exception in a listener's thread reaches no
 * test: {@link ModuleBorderCheck} fails the test in which it happened.
 */
public final class ModuleBorderGuard implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final List<String> violations = new ArrayList<>();
    private final StatementRecorder.Sent sent = new StatementRecorder.Sent();

    /** The module whose tables the open transaction of a connection has touched. */
    private final Map<String, String> moduleOfTransaction = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source).listener(this).listener(sent)
                        .methodListener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        for (QueryInfo query : queries) {
            String sql = query.getQuery();
            Set<String> touched = TablesOfModules.touchedBy(sql);
            if (touched.size() > 1) {
                refuse("One statement touches tables of " + touched + ": " + sql);
            }
            for (String module : touched) {
                String before = moduleOfTransaction.putIfAbsent(execution.getConnectionId(), module);
                if (before != null && !before.equals(module)) {
                    refuse("One transaction touches tables of " + before + " and of " + module + ": " + sql);
                }
                callingModule().filter(caller -> !caller.equals(module)).ifPresent(
                        caller -> refuse("Code of " + caller + " touches a table of " + module + ": " + sql));
            }
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void beforeMethod(MethodExecutionContext context) {}

    @Override
    public void afterMethod(MethodExecutionContext context) {
        String method = context.getMethod().getName();
        boolean ends = method.equals("commit") || method.equals("rollback") || method.equals("close");
        boolean toSavepoint = context.getMethodArgs() != null && context.getMethodArgs().length > 0;
        if (ends && !toSavepoint && context.getTarget() instanceof Connection && context.getConnectionInfo() != null) {
            moduleOfTransaction.remove(context.getConnectionInfo().getConnectionId());
        }
    }

    /** All statements, for those who record them. */
    StatementRecorder.Sent sent() {
        return sent;
    }

    /** Returns what was caught since the last call. */
    public List<String> takeViolations() {
        synchronized (violations) {
            List<String> taken = List.copyOf(violations);
            violations.clear();
            return taken;
        }
    }

    private void refuse(String violation) {
        synchronized (violations) {
            violations.add(violation);
        }
        throw new IllegalStateException(violation);
    }

    /** The module of the innermost caller; the kernel and test support act for whoever calls them. */
    private static Optional<String> callingModule() {
        return STACK.walk(frames -> frames.map(StackFrame::getDeclaringClass).map(TablesOfModules::moduleOf)
                .flatMap(Optional::stream).findFirst());
    }
}
