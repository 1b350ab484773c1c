import {
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
  type CollisionDetection,
} from "@dnd-kit/core";
import { columnCoordinates } from "./column-keyboard";

/** Mouse after a few pixels, touch after a hold (a quick swipe scrolls), and the keyboard. */
export function useBoardSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnCoordinates }),
  );
}

/** The column under the pointer; with the keyboard the one that the card covers most. */
export const overColumn: CollisionDetection = (input) =>
  input.pointerCoordinates ? pointerWithin(input) : rectIntersection(input);
