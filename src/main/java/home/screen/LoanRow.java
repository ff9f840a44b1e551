package home.screen;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One loan of a member, as it stands; read only, written by the listeners' upserts. */
@Entity
@Immutable
@Table(name = "home_loan")
class LoanRow {
    @Id
    long loanId;
    @Column
    long memberId;
    @Column
    String lenderName;
    @Column
    String productName;
    @Column
    String status;
    @Column
    long balance;
    @Column
    @Nullable
    LocalDate nextDueOn;
    @Column
    long nextAmount;
    @Column
    @Nullable
    LocalDate overdueSince;
    @Column
    Instant asOf;
}
