package home.screen;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import home.spending.Category;
import org.hibernate.annotations.Immutable;

/** What a member spent in a month on a category; read only, written by the listeners' upserts. */
@Entity
@Immutable
@IdClass(SpendingRow.Key.class)
@Table(name = "home_spending")
class SpendingRow {
    @Id
    long memberId;
    @Id
    LocalDate month;
    @Id
    @Enumerated(EnumType.STRING)
    Category category;
    @Column
    long amount;
    @Column
    int times;
    @Column
    Instant asOf;

    /** What a row is found by. */
    record Key(long memberId, LocalDate month, Category category) {}
}
