package platform.startup;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The application cannot start, for a reason that its operator can remove. The reason and the remedy are printed in one line
 * instead of a stack trace, and the process ends with an exit code other than 0.
 */
public class StartupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong, without a full stop
     * @param remedy what the operator can do about it, without a full stop
     */
    public StartupRefused(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public StartupRefused(String problem, String remedy, @Nullable Throwable cause) {
        super(oneLine(problem) + ". " + oneLine(remedy) + ".", cause);
    }

    /** Several reasons at once, a line for each, so that the operator need not remove them start by start. */
    public StartupRefused(List<StartupRefused> reasons) {
        super(reasons.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
