package commerce.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.product.EditProduct;
import commerce.product.SellerPerson;
import commerce.sheet.ReadSheet;
import commerce.sheet.Sheet;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.LockConflict;
import platform.id.Ids;
import platform.web.DomainException;

/** A seller's person brings a table: what would happen is found out, and nothing of it happens yet. */
@Component
class BringTable {
    static final int MOST_ROWS = 10_000;
    /** What is locked meanwhile waits for as many. */
    private static final int TRIED_TOGETHER = 50;

    private final ReadSheet sheets;
    private final FreshProducts fresh;
    private final EditProduct edit;
    private final Uploads uploads;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    BringTable(ReadSheet sheets, FreshProducts fresh, EditProduct edit, Uploads uploads,
            TransactionTemplate transaction, Ids ids, Clock clock) {
        this.sheets = sheets;
        this.fresh = fresh;
        this.edit = edit;
        this.uploads = uploads;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps it with what is wrong with it.
     *
     * @param handIn whether new products are handed in at once when it is carried out
     * @throws DomainException {@code SHEET_UNREADABLE}, {@code SHEET_TOO_LARGE}, {@code SHEET_COLUMN_MISSING}
     */
    UploadId bring(SellerPerson person, UploadKind kind, boolean handIn, InputStreamSource file) {
        Sheet sheet = sheets.read(file, MOST_ROWS);
        List<Optional<Problem>> found = switch (kind) {
            case FRESH -> fresh.of(sheet, person.seller()).stream()
                    .map(each -> Optional.ofNullable(each.problem())).toList();
            case EDIT -> triedInParts(person, EditedProducts.of(sheet));
        };
        List<Problem> problems = found.stream().flatMap(Optional::stream).toList();
        Uploads.Upload upload = new Uploads.Upload(new UploadId(ids.nextLong()), kind, handIn, found.size(),
                found.size() - problems.size(), 0, problems, clock.instant().truncatedTo(ChronoUnit.MICROS));
        byte[] content = content(file);
        transaction.executeWithoutResult(status -> uploads.add(upload, person.seller(), content));
        return upload.id();
    }

    private static byte[] content(InputStreamSource file) {
        try (InputStream in = file.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Optional<Problem>> triedInParts(SellerPerson person, List<EditedProducts.Read> products) {
        List<Optional<Problem>> found = new ArrayList<>(products.size());
        for (int from = 0; from < products.size(); from += TRIED_TOGETHER) {
            found.addAll(tried(person, products.subList(from, Math.min(products.size(), from + TRIED_TOGETHER))));
        }
        return found;
    }

    /** Done and undone again: whatever would be refused is refused now. Who loses a deadlock tries each alone. */
    private List<Optional<Problem>> tried(SellerPerson person, List<EditedProducts.Read> part) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                status.setRollbackOnly();
                return part.stream().map(each -> Optional.ofNullable(each.problem()).or(() -> tried(person, each)))
                        .toList();
            }));
        } catch (RuntimeException e) {
            if (part.size() == 1 || !LockConflict.isIn(e)) {
                throw e;
            }
            return part.stream().flatMap(each -> tried(person, List.of(each)).stream()).toList();
        }
    }

    private Optional<Problem> tried(SellerPerson person, EditedProducts.Read read) {
        EditedProducts.Wanted wanted = Objects.requireNonNull(read.wanted());
        try {
            edit.edit(person, wanted.id(), wanted.version(), wanted.terms(), wanted.status());
            return Optional.empty();
        } catch (DomainException e) {
            return Optional.of(Problem.of(read.row(), read.name(), e));
        }
    }
}
