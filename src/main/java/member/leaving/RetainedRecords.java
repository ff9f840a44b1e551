package member.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

import member.profile.MemberView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Ids;
import platform.time.UtcColumn;

/**
 * What the law keeps of people who left, apart from the rest (Personal Information Protection Act § 21 (3)), encrypted, and
 * deleted when its time is over. Nothing in the application reads it.
 */
@Repository
class RetainedRecords {
    private static final Period FIVE_YEARS = Period.ofYears(5);
    private static final String SOURCE = "전자상거래 등에서의 소비자보호에 관한 법률 시행령 제6조 제1항 제2호·제3호 (계약, 대금결제 기록 5년); "
            + "전자금융거래법 시행령 제12조 (전자금융거래 기록 5년)";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final Ids ids;
    private final Clock clock;

    RetainedRecords(JdbcClient jdbc, FieldEncryption encryption, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.ids = ids;
        this.clock = clock;
    }

    /** The party of contracts and payments: name and phone, for five years. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keepIdentity(MemberView member, Instant now) {
        long id = ids.nextLong();
        Instant until = now.atOffset(ZoneOffset.UTC).plus(FIVE_YEARS).toInstant();
        jdbc.sql("""
                insert into member_retained (id, member_id, what, content, source, kept_until)
                values (?, ?, 'IDENTITY', ?, ?, ?)""")
                .params(id, member.id().value(),
                        encryption.encrypt(member.name() + '\n' + member.phone().digits(),
                                new FieldAddress("member_retained", "content", id)),
                        SOURCE, UtcColumn.of(until))
                .update();
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    @Transactional
    void deleteWhatIsOver() {
        jdbc.sql("delete from member_retained where kept_until < ? limit 10000").params(UtcColumn.of(clock.instant()))
                .update();
    }
}
