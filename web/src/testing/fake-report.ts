import type { PipelineReport, QueryPipelineReportArgs } from "./schema.gen";
import type { World } from "./world";

/** The report as the reporting store would give it: open deals by stage and currency, closed ones by owner. */
export function pipelineReport(
  world: World,
  { pipelineId, from, to }: QueryPipelineReportArgs,
): PipelineReport {
  const deals = world.deals.filter((deal) => deal.pipelineId === pipelineId);
  const stages = world.pipelines.find((pipeline) => pipeline.id === pipelineId)?.stages ?? [];

  const stageTotals = stages.flatMap((stage) => {
    const open = deals.filter((deal) => deal.stageId === stage.id && deal.status === "OPEN");
    const currencies = [...new Set(open.map((deal) => deal.value.currency))].sort();
    return (currencies.length > 0 ? currencies : ["EUR"]).map((currency) => {
      const own = open.filter((deal) => deal.value.currency === currency);
      const amount = own.reduce((sum, deal) => sum + deal.value.amount, 0);
      return {
        stage,
        count: own.length,
        value: { amount, currency },
        weighted: { amount: Math.round((amount * stage.probability) / 100), currency },
      };
    });
  });

  const closed = deals.filter((deal) => {
    const day = deal.closedAt?.slice(0, 10);
    return day !== undefined && (!from || day >= from) && (!to || day <= to);
  });
  const owners = [...new Set(closed.map((deal) => deal.ownerId))];
  const winRates = owners.map((ownerId) => {
    const own = closed.filter((deal) => deal.ownerId === ownerId);
    const won = own.filter((deal) => deal.status === "WON").length;
    return {
      owner: world.members.find((member) => member.id === ownerId) ?? null,
      won,
      lost: own.length - won,
      rate: own.length > 0 ? won / own.length : 0,
    };
  });
  return { stages: stageTotals, winRates };
}
