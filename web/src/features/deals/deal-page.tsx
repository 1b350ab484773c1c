import { Alert } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatMoney } from "@/lib/format";
import { PageHeader } from "@/ui/page-header";
import { RecordLayout } from "@/ui/record-layout";
import { DealActions } from "./deal-actions";
import { DealFacts } from "./deal-facts";
import { dealQuery } from "./deal-queries";
import { StageSteps } from "./stage-steps";
import { StatusTag } from "./status-tag";
import classes from "./deal-page.module.css";

type DealPageProps = { id: string; children: ReactNode };

export function DealPage({ id, children }: DealPageProps) {
  const { data: deal } = useSuspenseQuery(dealQuery(id));
  // Only for the moment between a deletion and leaving the page: the route has checked.
  if (!deal) return null;
  return (
    <RecordLayout
      header={
        <>
          <PageHeader
            title={deal.title}
            note={
              <span className={classes.note}>
                {formatMoney(deal.value)} <StatusTag status={deal.status} />
              </span>
            }
            actions={<DealActions deal={deal} />}
          />
          <StageSteps deal={deal} />
          {deal.lostReason && (
            <Alert color="red" variant="light" className={classes.lost}>
              Lost: {deal.lostReason}
            </Alert>
          )}
        </>
      }
      aside={<DealFacts deal={deal} />}
    >
      {children}
    </RecordLayout>
  );
}
