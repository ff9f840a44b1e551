package commerce.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import commerce.desk.InvoiceUpload.Problem;
import commerce.order.ItemId;
import commerce.sheet.ReadSheet;
import commerce.sheet.Sheet;
import commerce.sheet.SheetRow;
import commerce.shipment.Courier;
import commerce.shipment.Invoice;
import commerce.shipment.SellerBatch;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Sends what a table has invoice numbers for: the file of orders to be sent, filled in. An item has as many rows as it goes in parcels,
 * and is sent with all of them or not. Each by itself; a row without a number is left alone, and whatever is wrong with another is kept
 * to be read and taken away.
 */
@Service
class UploadInvoices {
    static final int MOST = 2_000;
    private static final String ITEM = "item";
    private static final String COURIER = "courier";
    private static final String INVOICE = "invoice";

    private final ReadSheet read;
    private final SellerBatch batch;
    private final InvoiceUploads uploads;
    private final MessageSource messages;
    private final Clock clock;

    UploadInvoices(ReadSheet read, SellerBatch batch, InvoiceUploads uploads, MessageSource messages, Clock clock) {
        this.read = read;
        this.batch = batch;
        this.uploads = uploads;
        this.messages = messages;
        this.clock = clock;
    }

    /** A row with what it says. */
    private record Line(int row, String item, String courier, String invoice) {
        Problem problem(String why, Object... arguments) {
            return new Problem(row, item, courier, invoice, why,
                    Arrays.stream(arguments).map(Object::toString).toList());
        }
    }

    /**
     * Sends them.
     *
     * @throws DomainException that of the table, when it cannot be read; nothing is sent then
     */
    void upload(SellerId seller, InputStreamSource file) {
        Sheet sheet = read.read(file, MOST).requires(ITEM, COURIER, INVOICE);
        Map<ItemId, List<Line>> lines = new HashMap<>();
        Set<ItemId> wrong = new HashSet<>();
        Set<SellerBatch.Parcel> parcels = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (SheetRow row : sheet.rows()) {
            Line line = new Line(row.number(), sheet.value(row, ITEM), sheet.value(row, COURIER),
                    sheet.value(row, INVOICE));
            if (!line.invoice().isEmpty()) {
                parcel(line, wrong, problems).ifPresent(parcel -> {
                    if (!parcels.add(parcel)) {
                        problems.add(line.problem("orders.upload.twice"));
                    } else {
                        lines.computeIfAbsent(parcel.item(), _ -> new ArrayList<>()).add(line);
                    }
                });
            }
        }
        // A parcel that is missing could not be added to what is sent without it.
        Map<Boolean, List<List<SellerBatch.Parcel>>> groups = SellerBatch.together(List.copyOf(parcels)).stream()
                .collect(Collectors.partitioningBy(
                        group -> group.stream().map(SellerBatch.Parcel::item).anyMatch(wrong::contains)));
        for (List<SellerBatch.Parcel> group : groups.getOrDefault(true, List.of())) {
            group.stream().map(SellerBatch.Parcel::item).distinct().forEach(
                    item -> of(item, lines).forEach(line -> problems.add(line.problem("orders.upload.other-row"))));
        }
        int sent = 0;
        for (SellerBatch.Outcome outcome : batch.shipAll(seller, groups.getOrDefault(false, List.of()))) {
            var refusal = outcome.refusal();
            if (refusal == null) {
                sent++;
            } else {
                of(outcome.item(), lines).forEach(
                        line -> problems.add(line.problem(refusal.name(), outcome.arguments().toArray())));
            }
        }
        problems.sort(Comparator.comparingInt(Problem::row));
        uploads.keep(seller, new InvoiceUpload(clock.instant(), sent, problems));
    }

    private static List<Line> of(ItemId item, Map<ItemId, List<Line>> lines) {
        return Objects.requireNonNull(lines.get(item));
    }

    private Optional<SellerBatch.Parcel> parcel(Line line, Set<ItemId> wrong, List<Problem> problems) {
        Optional<ItemId> item = Tsid.parse(line.item()).map(id -> new ItemId(id.value()));
        Optional<Courier> courier = courier(line.courier());
        Optional<Invoice> invoice = courier.flatMap(by -> Invoice.of(by, line.invoice().replace("-", "")));
        if (item.isEmpty()) {
            problems.add(line.problem("orders.upload.no-item"));
        } else if (invoice.isEmpty()) {
            wrong.add(item.get());
            problems.add(line.problem(courier.isEmpty() ? "orders.upload.no-courier" : "orders.upload.no-invoice"));
        } else {
            return Optional.of(new SellerBatch.Parcel(item.get(), invoice.get()));
        }
        return Optional.empty();
    }

    /** By its name in either language, or as the API has it. */
    private Optional<Courier> courier(String written) {
        for (Courier courier : Courier.values()) {
            String key = "orders.courier." + courier;
            if (courier.name().equalsIgnoreCase(written)
                    || written.equals(messages.getMessage(key, null, key, Locale.KOREAN))
                    || written.equalsIgnoreCase(messages.getMessage(key, null, key, Locale.ENGLISH))) {
                return Optional.of(courier);
            }
        }
        return Optional.empty();
    }
}
