package commerce.report;

import java.util.Set;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** Operators who look at what was reported, for tests of other features. */
public final class TestReports {
    private TestReports() {}

    /** Somebody reports it, and an operator hides it. */
    public static void hides(ApplicationContext context, String kind, String id) {
        ReportKind of = ReportKind.valueOf(kind);
        context.getBean(TransactionTemplate.class).executeWithoutResult(
                status -> context.getBean(FileReport.class).file(context.getBean(Ids.class).next(), of,
                        Long.parseLong(id), ReportReason.OTHER));
        decide(context, of, id, DecideReport.Verdict.HIDE);
    }

    /** An operator shows it again, or lets it be. */
    public static void keeps(ApplicationContext context, String kind, String id) {
        decide(context, ReportKind.valueOf(kind), id, DecideReport.Verdict.KEEP);
    }

    private static void decide(ApplicationContext context, ReportKind kind, String id, DecideReport.Verdict verdict) {
        Tsid operator = context.getBean(Ids.class).next();
        context.getBean(DecideReport.class).decide(new StaffCaller(operator, "operator", Set.of("OPERATOR"), null),
                kind,
                Long.parseLong(id), verdict, "약관 위반");
    }
}
