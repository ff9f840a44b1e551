package benefit.ops;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

/** What the operators' page shows. */
@Component
class ReadProgrammes {
    /** Pay answers within seconds: what waits for longer is worth a look. */
    static final Duration LATE = Duration.ofMinutes(10);
    private static final int SHOWN = 20;

    private final ProgrammeFigures figures;
    private final Clock clock;

    ReadProgrammes(ProgrammeFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    List<ProgrammeFigures.Line> programmes() {
        return figures.programmes();
    }

    /** The oldest. */
    List<ProgrammeFigures.Odd> late() {
        return figures.pendingSince(clock.instant().minus(LATE), SHOWN);
    }

    /** The newest. */
    List<ProgrammeFigures.Odd> refused() {
        return figures.refused(SHOWN);
    }
}
