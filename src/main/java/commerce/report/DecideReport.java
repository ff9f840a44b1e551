package commerce.report;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator looks at what was reported: it is hidden, stays, or is shown again. */
@Service
class DecideReport {
    private final Reports reports;
    private final AuditLog audit;
    private final Clock clock;

    DecideReport(Reports reports, AuditLog audit, Clock clock) {
        this.reports = reports;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an operator says of it. */
    enum Verdict {
        HIDE, KEEP
    }

    /**
     * Decides, with a reason that goes into the audit log.
     *
     * @throws DomainException {@link CommerceError#CONTENT_REPORT_NOT_FOUND} for what is not reported, or decided so already
     */
    @Transactional
    public void decide(StaffCaller operator, ReportKind kind, long id, Verdict verdict, String reason) {
        boolean hidden = verdict == Verdict.HIDE;
        // What was written is locked before its report, as by whoever reports it.
        reports.of(kind).setHidden(id, hidden);
        if (!reports.decide(kind, id, hidden ? clock.instant() : null)) {
            throw new DomainException(CommerceError.CONTENT_REPORT_NOT_FOUND);
        }
        String subject = kind.name().toLowerCase(Locale.ROOT);
        SellerId seller = reports.of(kind).sellerOf(id).orElse(null);
        audit.record(AuditActor.of(operator), seller, "commerce." + subject + (hidden ? "-hidden" : "-kept"), subject,
                Long.toString(id), Map.of("reason", reason));
    }
}
