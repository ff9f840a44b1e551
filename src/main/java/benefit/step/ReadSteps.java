package benefit.step;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads what counts of a member's days. */
@Component
public class ReadSteps {
    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 12, 31);

    private final StepDays days;
    private final Cursors cursors;

    ReadSteps(StepDays days, Cursors cursors) {
        this.days = days;
        this.cursors = cursors;
    }

    /** What counts of a day. */
    @Transactional(readOnly = true)
    public int of(Tsid member, LocalDate day) {
        return days.steps(member, day);
    }

    /** Newest first; a day of which nothing was told is not there. */
    @Transactional(readOnly = true)
    CursorPage<StepDay> list(Tsid member, PageQuery page) {
        String list = "benefit.steps:" + member;
        LocalDate before = cursors.decode(list, page.cursor(), 1).map(keys -> LocalDate.ofEpochDay(keys[0]))
                .orElse(AFTER_ALL);
        return CursorPage.of(days.before(member, before, page.size() + 1), page.size(),
                day -> cursors.encode(list, day.day().toEpochDay()));
    }
}
