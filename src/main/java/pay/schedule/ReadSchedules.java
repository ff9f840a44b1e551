package pay.schedule;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads a member's scheduled transfers, and what became of their days. */
@Component
class ReadSchedules {
    private static final LocalDate LAST_OF_ALL = LocalDate.of(9999, 12, 31);

    private final ScheduledTransfers schedules;
    private final Executions executions;
    private final Cursors cursors;

    ReadSchedules(ScheduledTransfers schedules, Executions executions, Cursors cursors) {
        this.schedules = schedules;
        this.executions = executions;
        this.cursors = cursors;
    }

    @Transactional(readOnly = true)
    public Optional<ScheduledTransfer> one(Tsid member, ScheduleId id) {
        return schedules.find(member, id);
    }

    @Transactional(readOnly = true)
    public CursorPage<ScheduledTransfer> list(Tsid member, PageQuery page) {
        String list = "pay.scheduled-transfers:" + member;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(schedules.of(member, before, page.size() + 1), page.size(),
                row -> cursors.encode(list, row.id().value()));
    }

    /**
     * What became of the days of one.
     *
     * @throws DomainException {@code SCHEDULE_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public CursorPage<Execution> executions(Tsid member, ScheduleId id, PageQuery page) {
        if (schedules.find(member, id).isEmpty()) {
            throw new DomainException(PayError.SCHEDULE_NOT_FOUND);
        }
        String list = "pay.scheduled-executions:" + id.value();
        LocalDate before = cursors.decode(list, page.cursor(), 1).map(keys -> LocalDate.ofEpochDay(keys[0]))
                .orElse(LAST_OF_ALL);
        return CursorPage.of(executions.of(id, before, page.size() + 1), page.size(),
                row -> cursors.encode(list, row.plannedOn().toEpochDay()));
    }
}
