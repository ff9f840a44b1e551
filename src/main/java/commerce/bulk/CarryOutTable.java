package commerce.bulk;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.product.Draft;
import commerce.product.EditProduct;
import commerce.product.SellerPerson;
import commerce.product.WriteProducts;
import commerce.refusal.CommerceError;
import commerce.sheet.ReadSheet;
import commerce.sheet.Sheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.web.DomainException;

/**
 * What is right of a table is carried out, a part at a time. How far it is stands with the part that was done, in one transaction: cut
 * off anywhere it goes on there, and nothing is done twice, whoever asks how often.
 */
@Component
class CarryOutTable {
    private static final int PART = 250;

    private final Uploads uploads;
    private final ReadSheet sheets;
    private final FreshProducts fresh;
    private final WriteProducts write;
    private final EditProduct edit;
    private final TransactionTemplate transaction;

    CarryOutTable(Uploads uploads, ReadSheet sheets, FreshProducts fresh, WriteProducts write, EditProduct edit,
            TransactionTemplate transaction) {
        this.uploads = uploads;
        this.sheets = sheets;
        this.fresh = fresh;
        this.write = write;
        this.edit = edit;
        this.transaction = transaction;
    }

    /**
     * Carries it out, from where it is.
     *
     * @throws DomainException {@code UPLOAD_NOT_FOUND}, {@code UPLOAD_DONE}, {@code SELLER_IN_OTHER_STATE},
     *     {@code DRAFTS_TOO_MANY}
     */
    void carryOut(SellerPerson person, UploadId id) {
        Uploads.Upload upload = transaction.execute(status -> uploads.find(person.seller(), id)
                .orElseThrow(() -> new DomainException(CommerceError.UPLOAD_NOT_FOUND)));
        if (upload.isDone()) {
            throw new DomainException(CommerceError.UPLOAD_DONE);
        }
        Sheet sheet = sheets.read(
                () -> new ByteArrayInputStream(transaction.execute(status -> uploads.file(id))), BringTable.MOST_ROWS);
        switch (upload.kind()) {
            case FRESH -> write(person, upload, fresh.of(sheet, person.seller()));
            case EDIT -> edit(person, upload, EditedProducts.of(sheet));
        }
    }

    private void write(SellerPerson person, Uploads.Upload upload, List<FreshProducts.Read> products) {
        for (int from = upload.done(); from < products.size(); from += PART) {
            int at = from;
            int to = Math.min(products.size(), from + PART);
            transaction.executeWithoutResult(status -> {
                List<Draft> drafts = new ArrayList<>();
                List<Problem> wrong = new ArrayList<>();
                for (FreshProducts.Read each : products.subList(at, to)) {
                    Optional.ofNullable(each.draft()).ifPresent(drafts::add);
                    Optional.ofNullable(each.problem()).ifPresent(wrong::add);
                }
                pass(upload, at, to, wrong);
                write.write(person, drafts, upload.handIn());
            });
        }
    }

    /**
     * Each in a transaction of its own. What was right when it was looked at and is not any more is passed over and told, together
     * with the next one that is done, or a part at a time: all that was told before is written anew each time.
     */
    private void edit(SellerPerson person, Uploads.Upload upload, List<EditedProducts.Read> products) {
        List<Problem> refused = new ArrayList<>();
        for (int i = upload.done(); i < products.size(); i++) {
            EditedProducts.Read read = products.get(i);
            int from = i - refused.size();
            int to = i + 1;
            try {
                Optional.ofNullable(read.problem()).ifPresentOrElse(refused::add,
                        () -> transaction.executeWithoutResult(_ -> {
                            EditedProducts.Wanted wanted = Objects.requireNonNull(read.wanted());
                            edit.edit(person, wanted.id(), wanted.version(), wanted.terms(), wanted.status());
                            pass(upload, from, to, refused);
                            refused.clear();
                        }));
            } catch (DomainException e) {
                if (e.code() == CommerceError.UPLOAD_DONE) {
                    throw e;
                }
                refused.add(Problem.of(read.row(), read.name(), e));
            }
            if (refused.size() == PART || (to == products.size() && !refused.isEmpty())) {
                transaction.executeWithoutResult(_ -> pass(upload, from, to, refused));
                refused.clear();
            }
        }
    }

    /** So far it is done; what was wrong on the way and is not told yet is. */
    private void pass(Uploads.Upload upload, int from, int to, List<Problem> refused) {
        advance(upload, from, to);
        List<Problem> more = refused.stream().filter(problem -> !isKnown(upload, problem)).toList();
        if (!more.isEmpty()) {
            uploads.note(upload.id(), more);
        }
    }

    private static boolean isKnown(Uploads.Upload upload, Problem problem) {
        return upload.problems().stream().anyMatch(known -> known.row() == problem.row());
    }

    private void advance(Uploads.Upload upload, int from, int to) {
        if (!uploads.advance(upload.id(), from, to)) {
            throw new DomainException(CommerceError.UPLOAD_DONE);
        }
    }
}
